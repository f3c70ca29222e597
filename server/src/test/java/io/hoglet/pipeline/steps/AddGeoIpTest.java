// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hoglet.geoip.GeoIp;
import io.hoglet.pipeline.EventFixture;
import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.Pipeline;
import io.hoglet.pipeline.PipelineEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AddGeoIpTest {
    private static final GeoIp ONE_PLACE = address -> address.equals("81.2.69.160")
            ? Map.of("$geoip_city_name", place("London"), "$geoip_country_code", place("GB"))
            : Map.of();

    private static JsonNode place(String name) {
        return TextNode.valueOf(name);
    }

    private static PipelineEvent processed(EventFixture event) {
        var pipeline = new Pipeline(Steps.inOrder(ONE_PLACE), new SimpleMeterRegistry());
        return ((Outcome.Next) pipeline.run(event.record())).event();
    }

    private static EventFixture event() {
        return EventFixture.anEvent();
    }

    @Test
    void theEventAndItsPersonAreWhereTheAddressIs() {
        var event = processed(event().from("81.2.69.160"));

        assertThat(event.properties().path("$geoip_city_name").textValue()).isEqualTo("London");
        assertThat(event.properties().has("$geoip_latitude")).isFalse();
        assertThat(event.update().set().path("$geoip_country_code").textValue()).isEqualTo("GB");
        assertThat(event.update().setOnce().path("$initial_geoip_city_name").textValue())
                .isEqualTo("London");
        assertThat(event.update().always()).isFalse();
    }

    /** Somebody who was in another city of another country is not half there. */
    @Test
    void whatIsNotKnownOfThePlaceIsNullForThePerson() {
        var event = processed(event().from("81.2.69.160"));

        assertThat(event.update().set().path("$geoip_postal_code").isNull()).isTrue();
        assertThat(event.update().setOnce().path("$initial_geoip_postal_code").isNull())
                .isTrue();
    }

    @Test
    void theAddressThatTheEventSaysCountsMoreThanTheCallers() {
        var event = processed(event().from("1.1.1.1").with("{'$ip':'81.2.69.160'}"));

        assertThat(event.properties().path("$geoip_city_name").textValue()).isEqualTo("London");
    }

    @Test
    void aServerThatAsksForNoPlaceGetsNone() {
        isNowhere(event().from("81.2.69.160").with("{'$geoip_disable':true}"));
    }

    @Test
    void projectsThatKeepNoAddressesKeepNoPlaces() {
        isNowhere(event().from("").with("{'$ip':'81.2.69.160'}"));
    }

    @Test
    void anUnknownAddressAddsNothing() {
        isNowhere(event().from("9.9.9.9"));
        isNowhere(event().from("9.9.9.9").with("{'$ip':{'an':'object'}}"));
    }

    @Test
    void eventsWithoutPersonsHaveTheirPlaceAllTheSame() {
        var event = processed(event().from("81.2.69.160").with("{'$process_person_profile':false}"));

        assertThat(event.properties().has("$geoip_city_name")).isTrue();
        assertThat(event.update().isEmpty()).isTrue();
        assertThat(event.properties().has("$set")).isFalse();
    }

    private static void isNowhere(EventFixture fixture) {
        var event = processed(fixture);

        assertThat(event.properties().properties())
                .noneMatch(property -> property.getKey().startsWith("$geoip_c"));
        assertThat(event.update().isEmpty()).isTrue();
    }
}
