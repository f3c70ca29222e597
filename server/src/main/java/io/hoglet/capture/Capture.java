// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.config.Settings;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Takes one request from bytes to events kept in the log. Thread-safe; blocks until the log has acknowledged. */
public final class Capture {
    /** Longer ids are cut, as PostHog does (wire protocol 1.6). */
    private static final int DISTINCT_ID_MAX = 200;

    private static final int TOKEN_MAX = 64;
    private static final String DROPPED_AT_THE_EDGE = "$performance_event";

    private final BodyDecoder decoder;
    private final int eventBytesMax;
    private final ProjectLookup projects;
    private final EventLog log;
    private final Clock clock;
    private final Ids ids;

    /** What all events of one request share. */
    private record Envelope(String token, ProjectLookup.Project project, OptionalLong sentAt, String ip, long now) {}

    public Capture(Settings.Capture settings, ProjectLookup projects, EventLog log, Clock clock, Ids ids) {
        this.decoder = new BodyDecoder(settings.bodyMax().intBytes());
        this.eventBytesMax = settings.eventMax().intBytes();
        this.projects = projects;
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Returns the number of events that are now kept.
     *
     * @throws RefusedException when the request is at fault
     * @throws io.hoglet.event.UnavailableException when the log or the projects cannot be reached
     */
    public int accept(CaptureRequest request) throws RefusedException {
        byte[] json = decoder.json(request);
        var body = BodyReader.read(json);
        if (body.events().isEmpty()) {
            throw new RefusedException(Refusal.EMPTY_BATCH);
        }
        String token = token(body, request);
        var project = projects.find(token).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_TOKEN));
        String ip = project.anonymizesIps() ? "" : request.ip();
        var envelope = new Envelope(token, project, SentAt.of(body.sentAt(), request), ip, clock.millis());

        var events = new ArrayList<CapturedEvent>(body.events().size());
        for (var raw : body.events()) {
            event(raw, json, envelope, request.isEngage(), body.historical()).ifPresent(events::add);
        }
        if (!events.isEmpty()) {
            log.append(events);
        }
        return events.size();
    }

    private Optional<CapturedEvent> event(
            RawEvent raw, byte[] json, Envelope envelope, boolean engage, boolean historical) throws RefusedException {
        if (raw.to() - raw.from() > eventBytesMax) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        String name = name(raw, engage);
        if (name.equals(DROPPED_AT_THE_EDGE)) {
            return Optional.empty();
        }
        String distinctId = distinctId(raw);
        return Optional.of(new CapturedEvent(
                envelope.token(),
                envelope.project().teamId(),
                distinctId,
                name,
                EventUuid.of(raw, envelope.token(), distinctId, name, ids),
                Arrays.copyOfRange(json, raw.from(), raw.to()),
                envelope.now(),
                envelope.sentAt(),
                envelope.ip(),
                historical));
    }

    private static String name(RawEvent raw, boolean engage) throws RefusedException {
        if (raw.event() != null && !raw.event().isEmpty()) {
            return cut(raw.event());
        }
        if (raw.event() == null && engage) {
            return "$identify";
        }
        throw new RefusedException(Refusal.MISSING_EVENT);
    }

    private static String distinctId(RawEvent raw) throws RefusedException {
        String id = raw.distinctId();
        if (id == null || id.isEmpty()) {
            throw new RefusedException(Refusal.MISSING_DISTINCT_ID);
        }
        return cut(id.indexOf('\0') < 0 ? id : id.replace('\0', '\uFFFD'));
    }

    private static String cut(String text) {
        if (text.length() <= DISTINCT_ID_MAX) {
            return text;
        }
        // A pair of surrogates is one character; half of one is not text.
        int end = Character.isHighSurrogate(text.charAt(DISTINCT_ID_MAX - 1)) ? DISTINCT_ID_MAX - 1 : DISTINCT_ID_MAX;
        return text.substring(0, end);
    }

    /** The batch's own key wins; else the events must agree on one; else the query may say it (wire protocol 1.4). */
    private static String token(RawBody body, CaptureRequest request) throws RefusedException {
        String token = body.token() == null ? sharedToken(body.events()) : body.token();
        if (token == null) {
            token = request.parameter("token")
                    .or(() -> request.parameter("api_key"))
                    .orElseThrow(() -> new RefusedException(Refusal.MISSING_TOKEN));
        }
        token = token.strip();
        if (token.isEmpty()) {
            throw new RefusedException(Refusal.MISSING_TOKEN);
        }
        if (token.startsWith("phx_")) {
            throw new RefusedException(Refusal.PERSONAL_KEY);
        }
        if (token.length() > TOKEN_MAX || !token.chars().allMatch(c -> c > 0 && c < 128)) {
            throw new RefusedException(Refusal.UNKNOWN_TOKEN);
        }
        return token;
    }

    private static @Nullable String sharedToken(List<RawEvent> events) throws RefusedException {
        String shared = null;
        for (var event : events) {
            if (shared != null && event.token() != null && !shared.equals(event.token())) {
                throw new RefusedException(Refusal.MIXED_TOKENS);
            }
            shared = shared == null ? event.token() : shared;
        }
        return shared;
    }
}
