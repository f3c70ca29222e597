// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import java.net.URI;
import java.time.Duration;

/**
 * What is sent, and how.
 *
 * @param batch events per request; 1 means single events to {@code /e/}, more means {@code /batch/}
 * @param rate events per second over all connections; 0 means as fast as they are accepted
 */
public record LoadPlan(
        URI url, String projectApiKey, int batch, boolean gzip, int connections, int rate, Duration duration) {

    URI endpoint() {
        var base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path());
    }

    public String path() {
        return batch == 1 ? "/e/" : "/batch/";
    }

    public LoadPlan lasting(Duration other) {
        return new LoadPlan(url, projectApiKey, batch, gzip, connections, rate, other);
    }

    /** The same load, unlimited, against another server. */
    public LoadPlan flatOutAgainst(URI other) {
        return new LoadPlan(other, projectApiKey, batch, gzip, connections, 0, duration);
    }

    double bodiesPerSecondAndConnection() {
        return rate == 0 ? 0 : (double) rate / batch / connections;
    }
}
