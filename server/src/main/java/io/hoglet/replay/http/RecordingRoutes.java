// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.hoglet.replay.Recording;
import io.hoglet.replay.RecordingDirectory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code session_recordings} of a project: a list, one by its session, its rrweb events; one can be deleted. */
public final class RecordingRoutes implements Routes {
    private static final String LIST = "/api/projects/{id}/session_recordings";
    private static final String ONE = LIST + "/{session_id}";
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 200;
    private static final int DISTINCT_IDS_MAX = 100;
    private static final int DISTINCT_ID_LENGTH_MAX = 400;

    /** Of one answer with events; a single part may be larger. */
    private static final long BYTES_MAX = 4L << 20;

    private final ProjectGuard guard;
    private final RecordingDirectory recordings;

    private record Reply(
            String id,
            String distinctId,
            Instant startTime,
            Instant endTime,
            double recordingDuration,
            String startUrl,
            String snapshotSource,
            long eventCount,
            long clickCount,
            long keypressCount,
            long pageCount,
            long windowCount,
            long size) {
        static Reply of(Recording recording) {
            var counts = recording.counts();
            long millis =
                    recording.endTime().toEpochMilli() - recording.startTime().toEpochMilli();
            return new Reply(
                    recording.sessionId(),
                    recording.distinctId(),
                    recording.startTime(),
                    recording.endTime(),
                    millis / 1000.0,
                    recording.startUrl(),
                    recording.source(),
                    counts.events(),
                    counts.clicks(),
                    counts.keypresses(),
                    counts.pages(),
                    counts.windows(),
                    recording.size());
        }
    }

    public RecordingRoutes(ProjectGuard guard, RecordingDirectory recordings) {
        this.guard = guard;
        this.recordings = recordings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(LIST, this::list);
        routes.get(ONE, this::show);
        routes.delete(ONE, this::delete);
        routes.get(ONE + "/snapshots", this::snapshots);
    }

    private void list(Context ctx) {
        var project = guard.project(ctx);
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        var wish = new RecordingDirectory.Wish(
                project.id(),
                distinctIds(ctx),
                moment(ctx, "date_from", project.timezone()),
                moment(ctx, "date_to", project.timezone()),
                seconds(ctx, "duration_min"),
                seconds(ctx, "duration_max"),
                QueryParameters.text(ctx, "url"),
                page.limitAndOne(),
                page.offset());
        Json.reply(
                ctx,
                page.page(ctx, recordings.list(wish).stream().map(Reply::of).toList()));
    }

    private void show(Context ctx) {
        long team = guard.project(ctx).id();
        Json.reply(ctx, Reply.of(recording(ctx, team)));
    }

    private void delete(Context ctx) {
        long team = guard.project(ctx).id();
        recordings.delete(team, recording(ctx, team).sessionId());
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void snapshots(Context ctx) {
        long team = guard.project(ctx).id();
        var cursor = QueryParameters.text(ctx, "cursor").map(SnapshotsJson::cursor);
        var session = recording(ctx, team).sessionId();
        ctx.contentType("application/json")
                .result(SnapshotsJson.write(recordings.parts(team, session, cursor, BYTES_MAX)));
    }

    private Recording recording(Context ctx, long team) {
        return recordings
                .find(team, ctx.pathParam("session_id"))
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such recording."));
    }

    /** One, or those of a person: the parameter may be repeated. */
    private static List<String> distinctIds(Context ctx) {
        var ids = ctx.queryParams("distinct_id").stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        if (ids.size() > DISTINCT_IDS_MAX || ids.stream().anyMatch(id -> id.length() > DISTINCT_ID_LENGTH_MAX)) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT,
                    "distinct_id",
                    "distinct_id may be given at most " + DISTINCT_IDS_MAX + " times, each of at most "
                            + DISTINCT_ID_LENGTH_MAX + " characters.");
        }
        return ids;
    }

    private static OptionalInt seconds(Context ctx, String name) {
        int seconds = QueryParameters.number(ctx, name, -1);
        return seconds < 0 ? OptionalInt.empty() : OptionalInt.of(seconds);
    }

    /** A moment, or a day of the project. */
    private static Optional<Instant> moment(Context ctx, String name, ZoneId zone) {
        return QueryParameters.text(ctx, name).map(text -> {
            try {
                return text.length() <= "2026-01-31".length()
                        ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                        : Instant.parse(text);
            } catch (DateTimeException e) {
                throw ApiException.onField(
                        ErrorCode.INVALID_INPUT,
                        name,
                        name + " must be a day such as 2026-01-31, or a moment such as 2026-01-31T12:00:00Z.");
            }
        });
    }
}
