// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.config.Settings;
import io.hoglet.limits.Metered;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Takes one request from bytes to events kept in the log. Thread-safe; blocks until the log has acknowledged. */
public final class Capture {
    private static final String DROPPED_AT_THE_EDGE = "$performance_event";

    private final BodyDecoder decoder;
    private final int eventBytesMax;
    private final Admission admission;
    private final EventLog log;
    private final Recordings recordings;
    private final Clock clock;
    private final Ids ids;

    /** What of a request is to be kept. */
    private record Kept(List<CapturedEvent> events, List<CapturedSnapshot> snapshots) {
        int size() {
            return events.size() + snapshots.size();
        }
    }

    /** What all events of one request share. */
    private record Envelope(String token, ProjectLookup.Project project, OptionalLong sentAt, String ip, long now) {}

    public Capture(Settings.Capture settings, Admission admission, Logs logs, Clock clock, Ids ids) {
        this.decoder = new BodyDecoder(settings.bodyMax().intBytes());
        this.eventBytesMax = settings.eventMax().intBytes();
        this.admission = admission;
        this.log = logs.events();
        this.recordings = new Recordings(admission, logs.snapshots());
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Returns when what it says is kept.
     *
     * @param room for what the body becomes; the body itself is already counted
     * @throws RefusedException when the request is at fault, or the project sends too much
     * @throws io.hoglet.event.UnavailableException when the log or the projects cannot be reached
     */
    public Accepted accept(CaptureRequest request, Room room) throws RefusedException {
        byte[] json = decoder.json(request, room);
        var body = BodyReader.read(json);
        if (body.events().isEmpty()) {
            throw new RefusedException(Refusal.EMPTY_BATCH);
        }
        String token = ProjectToken.of(body, request);
        var project = admission.project(token);
        String ip = project.anonymizesIps() ? "" : request.ip();
        var envelope = new Envelope(token, project, SentAt.of(body.sentAt(), request), ip, clock.millis());

        var kept = kept(body, json, envelope, request.isEngage());
        var overQuota = withinQuotas(project, kept);
        if (kept.size() > 0) {
            admission.charge(project, kept.size());
        }
        if (!kept.events().isEmpty()) {
            log.append(kept.events());
            admission.kept(project, Metered.EVENTS, kept.events().size());
        }
        recordings.keep(project, kept.snapshots());
        return new Accepted(project.teamId(), kept.size(), overQuota);
    }

    /** Throws away what is beyond the month's quotas. */
    private Set<Metered> withinQuotas(ProjectLookup.Project project, Kept kept) {
        var over = EnumSet.noneOf(Metered.class);
        if (admission.isUsedUp(project, Metered.EVENTS, kept.events().size())) {
            kept.events().clear();
            over.add(Metered.EVENTS);
        }
        if (admission.isUsedUp(project, Metered.RECORDINGS, kept.snapshots().size())) {
            kept.snapshots().clear();
            over.add(Metered.RECORDINGS);
        }
        return over;
    }

    /** All of them or none: one bad event refuses its request. */
    private Kept kept(RawBody body, byte[] json, Envelope envelope, boolean engage) throws RefusedException {
        var kept = new Kept(new ArrayList<>(body.events().size()), new ArrayList<>());
        try {
            for (var raw : body.events()) {
                if (raw.event() != null && Recordings.isPart(raw.event())) {
                    snapshot(raw, json, envelope).ifPresent(kept.snapshots()::add);
                    continue;
                }
                event(raw, json, envelope, engage, body.historical()).ifPresent(kept.events()::add);
            }
        } catch (RefusedException e) {
            throw e.of(envelope.project().teamId());
        }
        return kept;
    }

    private Optional<CapturedSnapshot> snapshot(RawEvent raw, byte[] json, Envelope envelope) throws RefusedException {
        String distinctId = distinctId(raw);
        if (admission.isListed(envelope.token(), envelope.project(), distinctId)) {
            return Optional.empty();
        }
        var uuid = EventUuid.of(raw, envelope.token(), distinctId, RawSnapshot.EVENT, ids);
        return recordings.part(
                raw.snapshot(),
                json,
                new Recordings.Envelope(envelope.token(), envelope.project(), distinctId, uuid, envelope.now()));
    }

    private Optional<CapturedEvent> event(
            RawEvent raw, byte[] json, Envelope envelope, boolean engage, boolean historical) throws RefusedException {
        if (raw.to() - raw.from() > eventBytesMax) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        String name = name(raw, engage);
        if (name.equals(DROPPED_AT_THE_EDGE)) {
            admission.dropped(EdgeDrop.PERFORMANCE_EVENT);
            return Optional.empty();
        }
        String distinctId = distinctId(raw);
        if (admission.isListed(envelope.token(), envelope.project(), distinctId)) {
            return Optional.empty();
        }
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
            return Texts.tidy(raw.event());
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
        return Texts.tidy(id);
    }
}
