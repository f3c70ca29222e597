// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.UnavailableException;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.postgres.Relay;
import io.hoglet.projects.CachingProjectKeys;
import io.hoglet.projects.ProjectKeys.Found;
import io.hoglet.projects.ProjectKeys.Unknown;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class ProjectKeysIT {
    @Test
    void knownKeysWorkOnWithoutPostgresAndOthersAreUnavailable(RealPostgres.Server server) {
        var address = server.emptyDatabase();
        try (var relay = Relay.to(address);
                var postgres = new Postgres(relay.address(address), 2)) {
            postgres.migrate();
            long project = insertProject(postgres);
            var keys = new CachingProjectKeys(new PostgresProjectStore(postgres));
            assertThat(keys.find("phc_known_key")).isEqualTo(new Found(project, false, false));
            assertThat(keys.find("phc_nobodys")).isEqualTo(new Unknown());

            relay.cut();

            assertThat(keys.find("phc_known_key")).isEqualTo(new Found(project, false, false));
            assertThatThrownBy(() -> keys.find("phc_never_seen")).isInstanceOf(UnavailableException.class);
        }
    }

    private static long insertProject(Postgres postgres) {
        return postgres.with(handle -> handle.createQuery("""
                        WITH made AS (
                            INSERT INTO organizations (uuid, name, created_at)
                            VALUES (gen_random_uuid(), 'Ours', :at) RETURNING id)
                        INSERT INTO projects (uuid, organization_id, name, api_token, created_at)
                        SELECT gen_random_uuid(), id, 'Ours', 'phc_known_key', :at FROM made RETURNING id
                        """)
                .bind("at", Instant.EPOCH)
                .mapTo(Long.class)
                .one());
    }
}
