// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.postgres;

import io.hoglet.accounts.Session;
import io.hoglet.accounts.SessionStore;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import java.time.Instant;
import java.util.Optional;

/** Sessions in PostgreSQL. Thread-safe. */
public final class PostgresSessionStore implements SessionStore {
    private static final String FIND = """
            SELECT s.token_hash, s.user_id, u.organization_id, s.last_seen_at, s.expires_at
            FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.token_hash = :hash AND s.expires_at > :now
            """;
    private static final String INSERT = """
            INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at, expires_at)
            VALUES (:hash, :user, :seen, :seen, :expires)
            """;

    private final Postgres postgres;

    public PostgresSessionStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public void insert(Session session) {
        postgres.use(handle -> handle.createUpdate(INSERT)
                .bind("hash", session.tokenHash())
                .bind("user", session.userId())
                .bind("seen", session.lastSeenAt())
                .bind("expires", session.expiresAt())
                .execute());
    }

    @Override
    public Optional<Session> find(String tokenHash, Instant now) {
        return postgres.with(handle -> handle.createQuery(FIND)
                .bind("hash", tokenHash)
                .bind("now", now)
                .map((row, context) -> new Session(
                        row.getString("token_hash"),
                        row.getLong("user_id"),
                        row.getLong("organization_id"),
                        Rows.instant(row, "last_seen_at"),
                        Rows.instant(row, "expires_at")))
                .findOne());
    }

    @Override
    public void extend(String tokenHash, Instant lastSeenAt, Instant expiresAt) {
        postgres.use(handle -> handle.createUpdate(
                        "UPDATE sessions SET last_seen_at = :seen, expires_at = :expires WHERE token_hash = :hash")
                .bind("seen", lastSeenAt)
                .bind("expires", expiresAt)
                .bind("hash", tokenHash)
                .execute());
    }

    @Override
    public void delete(String tokenHash) {
        postgres.use(handle -> handle.createUpdate("DELETE FROM sessions WHERE token_hash = :hash")
                .bind("hash", tokenHash)
                .execute());
    }

    @Override
    public void deleteOthers(long userId, String tokenHash) {
        postgres.use(handle -> handle.createUpdate("DELETE FROM sessions WHERE user_id = :user AND token_hash <> :hash")
                .bind("user", userId)
                .bind("hash", tokenHash)
                .execute());
    }

    @Override
    public void deleteExpired(Instant now) {
        postgres.use(handle -> handle.createUpdate("DELETE FROM sessions WHERE expires_at <= :now")
                .bind("now", now)
                .execute());
    }
}
