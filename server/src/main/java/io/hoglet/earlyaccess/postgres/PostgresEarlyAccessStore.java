// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess.postgres;

import io.hoglet.earlyaccess.EarlyAccessFeature;
import io.hoglet.earlyaccess.EarlyAccessStore;
import io.hoglet.earlyaccess.Stage;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Early access features in PostgreSQL, each with its flag. Thread-safe. */
public final class PostgresEarlyAccessStore implements EarlyAccessStore {
    private static final String SELECT = """
            SELECT feature.id, feature.name, feature.description, feature.stage, feature.documentation_url,
                feature.created_at, flag.id AS flag_id, flag.key AS flag_key, flag.name AS flag_name,
                flag.active AS flag_active, flag.deleted AS flag_deleted
            FROM early_access_features feature JOIN feature_flags flag ON flag.id = feature.feature_flag_id
            WHERE feature.team_id = :team
            """;
    private static final String NEWEST = " ORDER BY feature.created_at DESC, feature.id DESC LIMIT :limit";
    private static final String LIST = SELECT + NEWEST + " OFFSET :offset";
    private static final String SHOWN = SELECT + " AND NOT flag.deleted AND feature.stage = ANY (:stages)" + NEWEST;
    private static final String FIND = SELECT + " AND feature.id = :id";
    private static final String COUNT = "SELECT count(*) FROM early_access_features WHERE team_id = :team";
    private static final String INSERT = """
            INSERT INTO early_access_features
                (id, team_id, feature_flag_id, name, description, stage, documentation_url, created_at)
            VALUES (:id, :team, :flag, :name, :description, :stage, :url, :at)
            ON CONFLICT (feature_flag_id) DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE early_access_features
            SET name = :name, description = :description, stage = :stage, documentation_url = :url
            WHERE team_id = :team AND id = :id
            """;
    private static final String DELETE = "DELETE FROM early_access_features WHERE team_id = :team AND id = :id";

    private final Postgres postgres;

    public PostgresEarlyAccessStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<EarlyAccessFeature> list(long teamId, int limit, int offset) {
        return postgres.with(handle -> handle.createQuery(LIST)
                .bind("team", teamId)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> feature(row))
                .list());
    }

    @Override
    public List<EarlyAccessFeature> shown(long teamId, Set<Stage> stages, int limit) {
        return postgres.with(handle -> handle.createQuery(SHOWN)
                .bind("team", teamId)
                .bindArray(
                        "stages", String.class, stages.stream().map(Stage::word).toList())
                .bind("limit", limit)
                .map((row, context) -> feature(row))
                .list());
    }

    @Override
    public long count(long teamId) {
        return postgres.with(handle ->
                handle.createQuery(COUNT).bind("team", teamId).mapTo(Long.class).one());
    }

    @Override
    public Optional<EarlyAccessFeature> find(long teamId, UUID id) {
        return postgres.with(handle -> find(handle, teamId, id));
    }

    @Override
    public Optional<EarlyAccessFeature> insert(
            long teamId, UUID id, long flagId, EarlyAccessFeature.Content content, Instant createdAt) {
        return postgres.inTransaction(handle -> {
            bound(handle.createUpdate(INSERT), teamId, id, content)
                    .bind("flag", flagId)
                    .bind("at", createdAt)
                    .execute();
            return find(handle, teamId, id);
        });
    }

    @Override
    public Optional<EarlyAccessFeature> update(long teamId, UUID id, EarlyAccessFeature.Content content) {
        return postgres.inTransaction(handle -> {
            bound(handle.createUpdate(UPDATE), teamId, id, content).execute();
            return find(handle, teamId, id);
        });
    }

    @Override
    public boolean delete(long teamId, UUID id) {
        return postgres.with(handle -> handle.createUpdate(DELETE)
                        .bind("team", teamId)
                        .bind("id", id)
                        .execute())
                > 0;
    }

    private static Optional<EarlyAccessFeature> find(Handle handle, long teamId, UUID id) {
        return handle.createQuery(FIND)
                .bind("team", teamId)
                .bind("id", id)
                .map((row, context) -> feature(row))
                .findOne();
    }

    private static <S extends SqlStatement<S>> S bound(
            S statement, long teamId, UUID id, EarlyAccessFeature.Content content) {
        return statement
                .bind("team", teamId)
                .bind("id", id)
                .bind("name", content.name())
                .bind("description", content.description())
                .bind("stage", content.stage().word())
                .bind("url", content.documentationUrl());
    }

    private static EarlyAccessFeature feature(ResultSet row) throws SQLException {
        return new EarlyAccessFeature(
                Rows.uuid(row, "id"),
                new EarlyAccessFeature.Content(
                        row.getString("name"),
                        row.getString("description"),
                        Stage.ofWord(row.getString("stage")).orElseThrow(),
                        row.getString("documentation_url")),
                new EarlyAccessFeature.Flag(
                        row.getLong("flag_id"),
                        row.getString("flag_key"),
                        row.getString("flag_name"),
                        row.getBoolean("flag_active"),
                        row.getBoolean("flag_deleted")),
                Rows.instant(row, "created_at"));
    }
}
