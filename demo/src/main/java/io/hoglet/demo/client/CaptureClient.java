// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Puts batches into the project through the public capture API. */
final class CaptureClient {
    private final Http http;
    private final Target target;

    CaptureClient(Http http, Target target) {
        this.http = http;
        this.target = target;
    }

    void send(Batch batch) throws LoadException, InterruptedException {
        http.send(HttpRequest.newBuilder(target.capture())
                .timeout(Http.REQUEST)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(batch.gzipBody()))
                .build());
    }
}
