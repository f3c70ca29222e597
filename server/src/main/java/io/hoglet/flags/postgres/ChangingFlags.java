// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hoglet.flags.manage.FeatureFlag;
import io.hoglet.flags.manage.FlagActivity;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.flags.manage.FlagStore.By;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The flags of one project inside the transaction that changes them. Of one thread. */
final class ChangingFlags implements FlagStore.Changing {
    private static final String ONE = PostgresFlagStore.SELECT + "WHERE flag.team_id = :team AND flag.id = :id";
    private static final String ALL =
            PostgresFlagStore.SELECT + "WHERE flag.team_id = :team AND NOT flag.deleted ORDER BY flag.id";
    private static final String KNOWN_COHORTS =
            "SELECT id FROM cohorts WHERE team_id = :team AND NOT deleted AND id = ANY (:ids)";
    private static final String INSERT = """
            INSERT INTO feature_flags (team_id, key, name, filters, active, deleted, ensure_experience_continuity,
                is_remote_configuration,
                created_by, last_modified_by, created_at, updated_at)
            VALUES (:team, :key, :name, :filters::jsonb, :active, :deleted, :continuity, :remote,
                :user, :user, :at, :at)
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE feature_flags SET key = :key, name = :name, filters = :filters::jsonb, active = :active,
                deleted = :deleted, ensure_experience_continuity = :continuity,
                is_remote_configuration = :remote, version = version + 1,
                last_modified_by = :user, updated_at = :at
            WHERE team_id = :team AND id = :id
            """;

    /** What an earlier flag with that key has left. */
    private static final String FORGET_HASH_KEYS = """
            DELETE FROM feature_flag_hash_key_overrides
            WHERE team_id = :team AND feature_flag_key = :to AND feature_flag_key <> :from
            """;

    private static final String MOVE_HASH_KEYS = """
            UPDATE feature_flag_hash_key_overrides SET feature_flag_key = :to
            WHERE team_id = :team AND feature_flag_key = :from
            """;
    private static final String NOTE = """
            INSERT INTO feature_flag_activity (team_id, flag_id, user_id, activity, version, changes, created_at)
            VALUES (:team, :flag, :user, :activity, :version, :changes::jsonb, :at)
            """;

    private final Handle handle;
    private final long teamId;

    ChangingFlags(Handle handle, long teamId) {
        this.handle = handle;
        this.teamId = teamId;
    }

    @Override
    public Optional<FeatureFlag> find(long flagId) {
        return handle.createQuery(ONE)
                .bind("team", teamId)
                .bind("id", flagId)
                .map((row, context) -> FlagRows.flag(row))
                .findOne();
    }

    @Override
    public List<FeatureFlag> all() {
        return handle.createQuery(ALL)
                .bind("team", teamId)
                .map((row, context) -> FlagRows.flag(row))
                .list();
    }

    @Override
    public Set<Long> knownCohorts(Set<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(handle.createQuery(KNOWN_COHORTS)
                        .bind("team", teamId)
                        .bindArray("ids", Long.class, ids)
                        .mapTo(Long.class)
                        .list());
    }

    @Override
    public Set<Integer> knownGroupTypes() {
        return new HashSet<>(handle.createQuery("SELECT group_type_index FROM group_types WHERE team_id = :team")
                .bind("team", teamId)
                .mapTo(Integer.class)
                .list());
    }

    @Override
    public Optional<String> earlyAccessFeature(long flagId) {
        return handle.createQuery("SELECT name FROM early_access_features WHERE feature_flag_id = :id")
                .bind("id", flagId)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public void moveHashKeys(String fromKey, String toKey) {
        for (String sql : List.of(FORGET_HASH_KEYS, MOVE_HASH_KEYS)) {
            handle.createUpdate(sql)
                    .bind("team", teamId)
                    .bind("from", fromKey)
                    .bind("to", toKey)
                    .execute();
        }
    }

    @Override
    public FeatureFlag insert(FeatureFlag.Content content, By by) {
        long id =
                bound(handle.createQuery(INSERT), content, by).mapTo(Long.class).one();
        return stored(id);
    }

    @Override
    public FeatureFlag update(long flagId, FeatureFlag.Content content, By by) {
        bound(handle.createUpdate(UPDATE), content, by).bind("id", flagId).execute();
        return stored(flagId);
    }

    private FeatureFlag stored(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("a flag that was just written is not there"));
    }

    @Override
    public void note(FeatureFlag after, FlagActivity.Kind kind, List<FlagActivity.FieldChange> changes, By by) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var change : changes) {
            var entry = list.addObject();
            entry.put("field", change.field());
            entry.put("action", change.before().isNull() ? "created" : "changed");
            entry.set("before", change.before());
            entry.set("after", change.after());
        }
        handle.createUpdate(NOTE)
                .bind("team", teamId)
                .bind("flag", after.id())
                .bind("user", by.userId())
                .bind("activity", kind.word())
                .bind("version", after.version())
                .bind("changes", list.toString())
                .bind("at", by.at())
                .execute();
    }

    private <S extends SqlStatement<S>> S bound(S statement, FeatureFlag.Content content, By by) {
        return statement
                .bind("team", teamId)
                .bind("key", content.key())
                .bind("name", content.name())
                .bind("filters", content.filters().toString())
                .bind("active", content.active())
                .bind("deleted", content.deleted())
                .bind("continuity", content.ensureExperienceContinuity())
                .bind("remote", content.isRemoteConfiguration())
                .bind("user", by.userId())
                .bind("at", by.at());
    }
}
