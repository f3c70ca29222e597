// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.postgres;

import io.hoglet.accounts.PersonalKey;
import io.hoglet.accounts.PersonalKeyStore;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Personal API keys in PostgreSQL. Thread-safe. */
public final class PostgresPersonalKeyStore implements PersonalKeyStore {
    private static final String INSERT = """
            INSERT INTO personal_api_keys (user_id, label, mask_value, secret_hash, created_at)
            VALUES (:user, :label, :mask, :hash, :now)
            RETURNING id, label, mask_value, created_at, last_used_at
            """;
    private static final String OF_USER = """
            SELECT id, label, mask_value, created_at, last_used_at
            FROM personal_api_keys WHERE user_id = :user ORDER BY id
            """;
    private static final String OWNER = """
            SELECT k.id, k.user_id, u.organization_id, k.last_used_at
            FROM personal_api_keys k JOIN users u ON u.id = k.user_id
            WHERE k.secret_hash = :hash
            """;

    private final Postgres postgres;

    public PostgresPersonalKeyStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<PersonalKey> ofUser(long userId) {
        return postgres.with(handle -> handle.createQuery(OF_USER)
                .bind("user", userId)
                .map((row, context) -> key(row))
                .list());
    }

    @Override
    public PersonalKey insert(NewKey key) {
        return postgres.with(handle -> handle.createQuery(INSERT)
                .bind("user", key.userId())
                .bind("label", key.label())
                .bind("mask", key.maskValue())
                .bind("hash", key.secretHash())
                .bind("now", key.createdAt())
                .map((row, context) -> key(row))
                .one());
    }

    private static PersonalKey key(ResultSet row) throws SQLException {
        return new PersonalKey(
                row.getLong("id"),
                row.getString("label"),
                row.getString("mask_value"),
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "last_used_at"));
    }

    @Override
    public Optional<String> delete(long userId, long keyId) {
        return postgres.with(handle -> handle.createQuery(
                        "DELETE FROM personal_api_keys WHERE id = :id AND user_id = :user RETURNING secret_hash")
                .bind("id", keyId)
                .bind("user", userId)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public Optional<Owner> owner(String secretHash) {
        return postgres.with(handle -> handle.createQuery(OWNER)
                .bind("hash", secretHash)
                .map((row, context) -> new Owner(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        row.getLong("organization_id"),
                        Rows.optionalInstant(row, "last_used_at")))
                .findOne());
    }

    @Override
    public void used(long keyId, Instant at) {
        postgres.use(handle -> handle.createUpdate("UPDATE personal_api_keys SET last_used_at = :at WHERE id = :id")
                .bind("at", at)
                .bind("id", keyId)
                .execute());
    }
}
