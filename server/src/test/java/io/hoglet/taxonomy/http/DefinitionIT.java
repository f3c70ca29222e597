// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.taxonomy.Findings;
import io.hoglet.taxonomy.Findings.SeenEvent;
import io.hoglet.taxonomy.Findings.SeenPair;
import io.hoglet.taxonomy.Findings.SeenProperty;
import io.hoglet.taxonomy.PropertyKind;
import io.hoglet.taxonomy.PropertyType;
import io.hoglet.taxonomy.TaxonomyStore;
import io.hoglet.taxonomy.postgres.PostgresTaxonomyStore;
import io.hoglet.time.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class DefinitionIT {
    private static final String EVENTS = "/api/projects/@current/event_definitions";
    private static final String PROPERTIES = "/api/projects/@current/property_definitions";

    private ManagementApi api;
    private ApiClient script;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        script = api.script();
        var now = api.clock().instant();
        new PostgresTaxonomyStore(api.postgres(), new Ids(api.clock()))
                .add(
                        new Findings(
                                api.made().projectId(),
                                List.of(
                                        new SeenEvent("$pageview", now),
                                        new SeenEvent("signed_up", now),
                                        new SeenEvent("100% off", now)),
                                List.of(
                                        property(PropertyKind.EVENT, "$browser", PropertyType.STRING),
                                        property(PropertyKind.EVENT, "amount", PropertyType.NUMERIC),
                                        property(PropertyKind.PERSON, "plan", PropertyType.STRING)),
                                List.of(new SeenPair("$pageview", "$browser"), new SeenPair("signed_up", "amount"))),
                        new TaxonomyStore.Limits(100, 100, 100));
    }

    private static SeenProperty property(PropertyKind kind, String name, PropertyType type) {
        return new SeenProperty(kind, name, Optional.of(type));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void eventsAreListedByName() {
        var reply = script.get(EVENTS);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().at("/count").asInt()).isEqualTo(3);
        assertThat(reply.body().findValuesAsText("name")).containsExactly("$pageview", "100% off", "signed_up");
        assertThat(reply.text("/results/0/last_seen_at"))
                .isEqualTo(api.clock().instant().toString());
    }

    @Test
    void searchIsPartOfTheNameInAnyCaseAndLiteral() {
        assertThat(script.get(EVENTS + "?search=SIGNED").body().findValuesAsText("name"))
                .containsExactly("signed_up");
        assertThat(script.get(EVENTS + "?search=" + query("%")).body().findValuesAsText("name"))
                .containsExactly("100% off");
        assertThat(script.get(EVENTS + "?search=nothing").body().at("/results")).isEmpty();
    }

    @Test
    void longListHasPages() {
        var page = script.get(EVENTS + "?limit=2&search=" + query("e"));

        assertThat(page.body().at("/count").asInt()).isEqualTo(2);
        assertThat(page.body().at("/next").isNull()).isTrue();
        assertThat(script.get(EVENTS + "?limit=2&offset=2").body().at("/results"))
                .hasSize(1);
        assertThat(script.get(EVENTS + "?limit=0").status()).isEqualTo(400);
        assertThat(script.get(EVENTS + "?offset=-1").text("/attr")).isEqualTo("offset");
    }

    @Test
    void propertiesAreThoseOfEventsUnlessAskedOtherwise() {
        assertThat(script.get(PROPERTIES).body().findValuesAsText("name")).containsExactly("$browser", "amount");
        assertThat(script.get(PROPERTIES + "?type=person").body().findValuesAsText("name"))
                .containsExactly("plan");
        assertThat(script.get(PROPERTIES + "?type=group").text("/attr")).isEqualTo("type");
    }

    @Test
    void propertyShowsItsType() {
        var amount = script.get(PROPERTIES + "?search=amount").body().at("/results/0");

        assertThat(amount.at("/property_type").asText()).isEqualTo("Numeric");
        assertThat(amount.at("/is_numerical").asBoolean()).isTrue();
        assertThat(amount.at("/type").asText()).isEqualTo("event");
    }

    @Test
    void propertiesOfChosenEvents() {
        var chosen = script.get(PROPERTIES + "?event_names=" + query("[\"signed_up\",\"gone\"]"));

        assertThat(chosen.body().findValuesAsText("name")).containsExactly("amount");
        assertThat(chosen.body().at("/count").asInt()).isEqualTo(1);
        for (String wrong : List.of("signed_up", "{}", "[1]", "[\"\\u0000\"]")) {
            var reply = script.get(PROPERTIES + "?event_names=" + query(wrong));
            assertThat(reply.status()).as(wrong).isEqualTo(400);
        }
    }
}
