// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import io.hoglet.event.UnavailableException;
import io.hoglet.postgres.Postgres;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** A query that ran into its time limit, or into a person that was just merged away, is no bug here. */
final class SlowQueries {
    /** Cancelled by the statement's time limit; a foreign key whose row is gone. */
    private static final Set<String> PASSING = Set.of("57014", "23503");

    private SlowQueries() {}

    static <T> T translated(Supplier<T> query) {
        try {
            return query.get();
        } catch (JdbiException e) {
            if (Postgres.sqlState(e).filter(PASSING::contains).isPresent()) {
                throw new UnavailableException("PostgreSQL took too long for a flag", e);
            }
            throw e;
        }
    }
}
