// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Persons by API. */
@ExtendWith(RealPostgres.class)
class PersonRoutesIT {
    private static final String PERSONS = "/api/projects/@current/persons";

    private ManagementApi api;
    private ApiClient script;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        script = api.script();
        person(api.made().projectId(), "ann", "{\"email\": \"ann@example.com\"}");
        person(api.made().projectId(), "anna", "{}");
        person(api.projectOfOthers(), "theirs", "{}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void person(long team, String distinctId, String properties) {
        api.postgres().use(handle -> handle.execute("""
                        WITH person AS (
                            INSERT INTO persons (team_id, uuid, created_at, properties, is_identified, version)
                            VALUES (?, gen_random_uuid(), now(), ?::jsonb, true, 0) RETURNING id)
                        INSERT INTO person_distinct_ids (team_id, distinct_id, person_id, version)
                        SELECT ?, ?, id, 0 FROM person
                        """, team, properties, team, distinctId));
    }

    private JsonNode found(String query) {
        var reply = script.get(PERSONS + query);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body().get("results");
    }

    @Test
    void aDistinctIdNamesItsPersonExactly() {
        var found = found("?distinct_id=ann");

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/distinct_ids/0").asText()).isEqualTo("ann");
        assertThat(found("?distinct_id=an")).isEmpty();
        assertThat(found("?distinct_id=theirs")).isEmpty();
    }

    @Test
    void aSearchFindsTheStartOfAnIdAndPartsOfAnAddress() {
        assertThat(found("?search=an")).hasSize(2);
        assertThat(found("?search=EXAMPLE")).hasSize(1);
        assertThat(found("?search=theirs")).isEmpty();
        assertThat(found("")).hasSize(2);
    }
}
