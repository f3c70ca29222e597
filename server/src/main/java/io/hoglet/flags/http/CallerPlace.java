// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.flags.Question;
import io.hoglet.flags.QuestionDecoder;
import io.hoglet.geoip.GeoIp;
import io.hoglet.http.ClientAddress;
import io.javalin.http.Context;

/** Where in the world a question comes from, unless the client says that this is of no use (wire protocol 3.4). */
public record CallerPlace(ClientAddress addresses, GeoIp geoip) {
    Question addTo(Question question, JsonNode body, Context ctx) {
        return QuestionDecoder.ignoresAddress(body)
                ? question
                : question.located(geoip.locate(addresses.of(ctx.req())));
    }
}
