// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.geoip.GeoIp;
import io.hoglet.pipeline.Step;
import java.util.List;

/** The list that every event goes through. */
public final class Steps {
    private Steps() {}

    /** Without a GeoIP database. */
    public static List<Step> inOrder() {
        return inOrder(GeoIp.NONE);
    }

    public static List<Step> inOrder(GeoIp geoip) {
        return List.of(
                new ParseProperties(),
                new ResolveTimestamp(),
                new DropClientWarnings(),
                new ResolvePersonMode(),
                new DropMergesWithoutPersons(),
                new AddAddress(),
                new AddGeoIp(geoip),
                new AddSentAt(),
                new ResolveSessionId(),
                new AddPersonUpdate(),
                new AddElementsChain());
    }
}
