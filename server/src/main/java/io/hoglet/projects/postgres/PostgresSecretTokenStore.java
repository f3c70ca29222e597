// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.postgres;

import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import io.hoglet.projects.SecretTokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Secret tokens in PostgreSQL. Thread-safe. */
public final class PostgresSecretTokenStore implements SecretTokenStore {
    private static final String COLUMNS = "mask_value, created_at, backup_mask_value";
    private static final String FIND = "SELECT " + COLUMNS + " FROM project_secret_tokens WHERE project_id = :project";
    private static final String ROTATE = """
            INSERT INTO project_secret_tokens AS token (project_id, secret_hash, mask_value, created_at)
            VALUES (:project, :hash, :mask, :at)
            ON CONFLICT (project_id) DO UPDATE SET
                backup_secret_hash = coalesce(token.backup_secret_hash, token.secret_hash),
                backup_mask_value = coalesce(token.backup_mask_value, token.mask_value),
                secret_hash = excluded.secret_hash, mask_value = excluded.mask_value, created_at = excluded.created_at
            RETURNING\s""" + COLUMNS;
    private static final String FORGET_BACKUP = """
            UPDATE project_secret_tokens SET backup_secret_hash = NULL, backup_mask_value = NULL
            WHERE project_id = :project
            RETURNING\s""" + COLUMNS;
    private static final String PROJECT = """
            SELECT project_id FROM project_secret_tokens WHERE secret_hash = :hash OR backup_secret_hash = :hash
            """;

    private final Postgres postgres;

    public PostgresSecretTokenStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Optional<Shown> find(long projectId) {
        return postgres.with(handle -> handle.createQuery(FIND)
                .bind("project", projectId)
                .map((row, context) -> shown(row))
                .findOne());
    }

    @Override
    public Shown rotate(long projectId, String secretHash, String maskValue, Instant createdAt) {
        return postgres.with(handle -> handle.createQuery(ROTATE)
                .bind("project", projectId)
                .bind("hash", secretHash)
                .bind("mask", maskValue)
                .bind("at", createdAt)
                .map((row, context) -> shown(row))
                .one());
    }

    @Override
    public Optional<Shown> forgetBackup(long projectId) {
        return postgres.with(handle -> handle.createQuery(FORGET_BACKUP)
                .bind("project", projectId)
                .map((row, context) -> shown(row))
                .findOne());
    }

    @Override
    public Optional<Long> project(String secretHash) {
        return postgres.with(handle -> handle.createQuery(PROJECT)
                .bind("hash", secretHash)
                .mapTo(Long.class)
                .findOne());
    }

    private static Shown shown(ResultSet row) throws SQLException {
        return new Shown(
                row.getString("mask_value"),
                Rows.instant(row, "created_at"),
                Optional.ofNullable(row.getString("backup_mask_value")));
    }
}
