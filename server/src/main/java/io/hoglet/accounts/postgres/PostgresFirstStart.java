// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.postgres;

import io.hoglet.accounts.FirstStart;
import io.hoglet.postgres.Postgres;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The first rows, in one transaction. An advisory lock lets one of several starting processes make them; the others
 * wait and then find them.
 */
public final class PostgresFirstStart implements FirstStart {
    private static final long LOCK = 0x686F_676C_6574_0001L;

    private final Postgres postgres;

    public PostgresFirstStart(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Optional<Long> createIfEmpty(Supplier<Seed> seed) {
        return postgres.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
            boolean empty = handle.createQuery("SELECT NOT EXISTS (SELECT FROM organizations)")
                    .mapTo(Boolean.class)
                    .one();
            return empty ? Optional.of(insert(handle, seed.get())) : Optional.<Long>empty();
        });
    }

    private static long insert(Handle handle, Seed seed) {
        long organization = insertOrganization(handle, seed);
        insertUserWithKey(handle, seed, organization);
        return insertProject(handle, seed, organization);
    }

    private static long insertOrganization(Handle handle, Seed seed) {
        return handle.createQuery("""
                        INSERT INTO organizations (uuid, name, created_at)
                        VALUES (:uuid, 'My organization', :at) RETURNING id
                        """)
                .bind("uuid", seed.organization())
                .bind("at", seed.at())
                .mapTo(Long.class)
                .one();
    }

    private static void insertUserWithKey(Handle handle, Seed seed, long organization) {
        handle.createUpdate("""
                        WITH made AS (
                            INSERT INTO users (uuid, organization_id, email, first_name, password_hash, created_at)
                            VALUES (:uuid, :organization, :email, 'Admin', :password, :at) RETURNING id)
                        INSERT INTO personal_api_keys (user_id, label, mask_value, secret_hash, created_at)
                        SELECT id, 'First key', :mask, :secret, :at FROM made
                        """)
                .bind("uuid", seed.user())
                .bind("organization", organization)
                .bind("email", seed.email())
                .bind("password", seed.passwordHash())
                .bind("mask", seed.key().maskValue())
                .bind("secret", seed.key().secretHash())
                .bind("at", seed.at())
                .execute();
    }

    private static long insertProject(Handle handle, Seed seed, long organization) {
        return handle.createQuery("""
                        INSERT INTO projects (uuid, organization_id, name, api_token, created_at)
                        VALUES (:uuid, :organization, 'My project', :token, :at) RETURNING id
                        """)
                .bind("uuid", seed.project())
                .bind("organization", organization)
                .bind("token", seed.projectToken())
                .bind("at", seed.at())
                .mapTo(Long.class)
                .one();
    }
}
