// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused.postgres;

import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.refused.RefusedStore;
import io.hoglet.refused.RefusedStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store that is used in production, on a real server. */
@ExtendWith(RealPostgres.class)
@Timeout(60)
class PostgresRefusedStoreIT extends RefusedStoreContract {
    private final Postgres postgres;
    private final RefusedStore store;

    PostgresRefusedStoreIT(RealPostgres.Server server) {
        this.postgres = server.database();
        this.store = new PostgresRefusedStore(postgres);
    }

    @AfterEach
    void disconnect() {
        postgres.close();
    }

    @Override
    protected RefusedStore store() {
        return store;
    }

    @Override
    protected long project() {
        return 1;
    }

    @Override
    protected long otherProject() {
        return 2;
    }
}
