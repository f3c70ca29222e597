// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.postgres;

import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import io.hoglet.projects.Project;
import io.hoglet.projects.ProjectChanges;
import io.hoglet.projects.ProjectKeys;
import io.hoglet.projects.ProjectRules;
import io.hoglet.projects.ProjectStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Projects in PostgreSQL. Thread-safe. */
public final class PostgresProjectStore implements ProjectStore {
    private static final String COLUMNS =
            "id, uuid, organization_id, name, api_token, timezone, week_start_day, ingested_event, anonymize_ips, "
                    + "session_recording_opt_in, created_at";
    private static final String OF_ORGANIZATION = "SELECT " + COLUMNS
            + " FROM projects WHERE organization_id = :organization ORDER BY id LIMIT :limit OFFSET :offset";
    private static final String FIND =
            "SELECT " + COLUMNS + " FROM projects WHERE organization_id = :organization AND id = :id";
    private static final String INSERT = """
            INSERT INTO projects (uuid, organization_id, name, api_token, created_at)
            VALUES (:uuid, :organization, :name, :token, :now)
            RETURNING\s""" + COLUMNS;
    private static final String UPDATE = """
            UPDATE projects SET name = coalesce(:name, name), timezone = coalesce(:timezone, timezone),
                week_start_day = coalesce(:weekStartDay, week_start_day),
                anonymize_ips = coalesce(:anonymizeIps, anonymize_ips),
                session_recording_opt_in = coalesce(:sessionRecordingOptIn, session_recording_opt_in)
            WHERE organization_id = :organization AND id = :id
            RETURNING\s""" + COLUMNS;
    private static final String REPLACE_TOKEN =
            "UPDATE projects SET api_token = :token WHERE organization_id = :organization AND id = :id RETURNING "
                    + COLUMNS;

    private final Postgres postgres;

    public PostgresProjectStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<Project> ofOrganization(long organizationId, int limit, int offset) {
        return postgres.with(handle -> handle.createQuery(OF_ORGANIZATION)
                .bind("organization", organizationId)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> project(row))
                .list());
    }

    @Override
    public long count(long organizationId) {
        return postgres.with(
                handle -> handle.createQuery("SELECT count(*) FROM projects WHERE organization_id = :organization")
                        .bind("organization", organizationId)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public Optional<Project> find(long organizationId, long projectId) {
        return postgres.with(handle -> handle.createQuery(FIND)
                .bind("organization", organizationId)
                .bind("id", projectId)
                .map((row, context) -> project(row))
                .findOne());
    }

    @Override
    public ProjectKeys.Lookup byToken(String token) {
        return postgres.with(handle -> handle.createQuery(
                        "SELECT id, anonymize_ips, session_recording_opt_in FROM projects WHERE api_token = :token")
                .bind("token", token)
                .<ProjectKeys.Lookup>map((row, context) -> new ProjectKeys.Found(
                        row.getLong("id"), row.getBoolean("anonymize_ips"), row.getBoolean("session_recording_opt_in")))
                .findOne()
                .orElseGet(ProjectKeys.Unknown::new));
    }

    @Override
    public Project insert(NewProject project) {
        return postgres.with(handle -> handle.createQuery(INSERT)
                .bind("uuid", project.uuid())
                .bind("organization", project.organizationId())
                .bind("name", project.name())
                .bind("token", project.apiToken())
                .bind("now", project.createdAt())
                .map((row, context) -> project(row))
                .one());
    }

    @Override
    public Optional<Project> update(long organizationId, long projectId, ProjectChanges changes) {
        return postgres.with(handle -> handle.createQuery(UPDATE)
                .bind("name", changes.name())
                .bind("timezone", changes.timezone().map(ZoneId::getId))
                .bind("weekStartDay", changes.weekStartDay())
                .bind("anonymizeIps", changes.anonymizeIps())
                .bind("sessionRecordingOptIn", changes.sessionRecordingOptIn())
                .bind("organization", organizationId)
                .bind("id", projectId)
                .map((row, context) -> project(row))
                .findOne());
    }

    @Override
    public Optional<Project> replaceToken(long organizationId, long projectId, String apiToken) {
        return postgres.with(handle -> handle.createQuery(REPLACE_TOKEN)
                .bind("token", apiToken)
                .bind("organization", organizationId)
                .bind("id", projectId)
                .map((row, context) -> project(row))
                .findOne());
    }

    @Override
    public void markIngested(long projectId) {
        postgres.use(handle -> handle.createUpdate(
                        "UPDATE projects SET ingested_event = true WHERE id = :id AND NOT ingested_event")
                .bind("id", projectId)
                .execute());
    }

    private static Project project(ResultSet row) throws SQLException {
        return new Project(
                row.getLong("id"),
                Rows.uuid(row, "uuid"),
                row.getLong("organization_id"),
                row.getString("name"),
                row.getString("api_token"),
                // A zone may be unknown to an older JDK than the one that stored it.
                ProjectRules.timezone(row.getString("timezone")).orElse(ZoneId.of("UTC")),
                row.getInt("week_start_day"),
                row.getBoolean("ingested_event"),
                row.getBoolean("anonymize_ips"),
                row.getBoolean("session_recording_opt_in"),
                Rows.instant(row, "created_at"));
    }
}
