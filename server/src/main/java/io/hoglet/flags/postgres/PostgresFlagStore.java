// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.flags.manage.FeatureFlag;
import io.hoglet.flags.manage.FlagActivity;
import io.hoglet.flags.manage.FlagActivity.FieldChange;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.flags.manage.FlagType;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;

/** Feature flags in PostgreSQL. Thread-safe. */
public final class PostgresFlagStore implements FlagStore {
    static final String SELECT = """
            SELECT flag.id, flag.key, flag.name, flag.filters::text AS filters, flag.active, flag.deleted,
                flag.ensure_experience_continuity, flag.is_remote_configuration,
                flag.version, flag.created_at, flag.updated_at,
                maker.id AS maker_id, maker.uuid AS maker_uuid, maker.first_name AS maker_first_name,
                maker.email AS maker_email, changer.id AS changer_id, changer.uuid AS changer_uuid,
                changer.first_name AS changer_first_name, changer.email AS changer_email
            FROM feature_flags flag
            LEFT JOIN users maker ON maker.id = flag.created_by
            LEFT JOIN users changer ON changer.id = flag.last_modified_by
            """;
    private static final String LISTED = """
            WHERE flag.team_id = :team AND NOT flag.deleted
                AND (:part::text IS NULL OR flag.key ILIKE :part OR flag.name ILIKE :part)
                AND (:active::boolean IS NULL OR flag.active = :active)
                AND (:multivariant::boolean IS NULL
                    OR (coalesce(jsonb_array_length(
                        CASE WHEN jsonb_typeof(flag.filters #> '{multivariate,variants}') = 'array'
                             THEN flag.filters #> '{multivariate,variants}' END), 0) > 0) = :multivariant)
            """;
    private static final String LIST =
            SELECT + LISTED + "ORDER BY flag.created_at DESC, flag.id DESC LIMIT :limit OFFSET :offset";
    private static final String COUNT = "SELECT count(*) FROM feature_flags flag " + LISTED;
    private static final String FIND = SELECT + "WHERE flag.team_id = :team AND flag.id = :id";
    private static final String BY_KEY = SELECT + "WHERE flag.team_id = :team AND flag.key = :key AND NOT flag.deleted";
    private static final String ACTIVITY = """
            SELECT activity.id, activity.activity, activity.version, activity.changes::text AS changes,
                activity.created_at, author.id AS author_id, author.uuid AS author_uuid,
                author.first_name AS author_first_name, author.email AS author_email
            FROM feature_flag_activity activity LEFT JOIN users author ON author.id = activity.user_id
            WHERE activity.team_id = :team AND activity.flag_id = :flag
            ORDER BY activity.id DESC LIMIT :limit OFFSET :offset
            """;

    private final Postgres postgres;

    public PostgresFlagStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<FeatureFlag> list(Listing listing, int limit, int offset) {
        return postgres.with(handle -> bound(handle.createQuery(LIST), listing)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> FlagRows.flag(row))
                .list());
    }

    @Override
    public long count(Listing listing) {
        return postgres.with(handle ->
                bound(handle.createQuery(COUNT), listing).mapTo(Long.class).one());
    }

    private static Query bound(Query query, Listing listing) {
        return query.bind("team", listing.teamId())
                .bind("part", listing.search().map(text -> "%" + Rows.likeLiteral(text) + "%"))
                .bind("active", listing.active())
                .bind("multivariant", listing.type().map(type -> type == FlagType.MULTIVARIANT));
    }

    @Override
    public Optional<FeatureFlag> find(long teamId, long flagId) {
        return postgres.with(handle -> handle.createQuery(FIND)
                .bind("team", teamId)
                .bind("id", flagId)
                .map((row, context) -> FlagRows.flag(row))
                .findOne());
    }

    @Override
    public Optional<FeatureFlag> byKey(long teamId, String key) {
        return postgres.with(handle -> handle.createQuery(BY_KEY)
                .bind("team", teamId)
                .bind("key", key)
                .map((row, context) -> FlagRows.flag(row))
                .findOne());
    }

    @Override
    public List<FlagActivity> activity(long teamId, long flagId, int limit, int offset) {
        return postgres.with(handle -> handle.createQuery(ACTIVITY)
                .bind("team", teamId)
                .bind("flag", flagId)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> activity(row))
                .list());
    }

    @Override
    public <T> T change(long teamId, Function<Changing, T> work) {
        return postgres.inTransaction(handle -> {
            FlagRows.takeTurn(handle, teamId);
            return work.apply(new ChangingFlags(handle, teamId));
        });
    }

    private static FlagActivity activity(ResultSet row) throws SQLException {
        return new FlagActivity(
                row.getLong("id"),
                FlagActivity.Kind.ofWord(row.getString("activity")),
                row.getInt("version"),
                FlagRows.tree(row.getString("changes"))
                        .valueStream()
                        .map(PostgresFlagStore::fieldChange)
                        .toList(),
                FlagRows.author(row, "author"),
                Rows.instant(row, "created_at"));
    }

    private static FieldChange fieldChange(JsonNode change) {
        return new FieldChange(change.path("field").asText(), change.path("before"), change.path("after"));
    }
}
