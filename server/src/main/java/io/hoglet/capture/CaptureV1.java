// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.capture.V1Reply.Outcome;
import io.hoglet.config.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The newer protocol of capture, in which each event gets an answer of its own (wire protocol 1.14). Thread-safe;
 * blocks until the log has acknowledged.
 */
public final class CaptureV1 {
    private static final String BEARER = "bearer ";
    private static final int SDK_LENGTH_MAX = 100;

    private final int bodyBytesMax;
    private final int eventBytesMax;
    private final Admission admission;
    private final EventLog log;
    private final Recordings recordings;
    private final Clock clock;

    /** What all events of one request share. */
    private record Envelope(
            String token,
            ProjectLookup.Project project,
            OptionalLong sentAt,
            String ip,
            long now,
            boolean historical) {}

    public CaptureV1(Settings.Capture settings, Admission admission, Logs logs, Clock clock) {
        this.bodyBytesMax = settings.bodyMax().intBytes();
        this.eventBytesMax = settings.eventMax().intBytes();
        this.admission = admission;
        this.log = logs.events();
        this.recordings = new Recordings(admission, logs.snapshots());
        this.clock = clock;
    }

    /**
     * Returns when every event that the reply calls kept is kept.
     *
     * @param room for what the body becomes; the body itself is already counted
     * @throws RefusedException when the request as a whole is at fault
     * @throws io.hoglet.event.UnavailableException when the log or the projects cannot be reached
     */
    public V1Reply accept(V1Request request, Room room) throws RefusedException {
        String token = ProjectToken.checked(bearer(request.authorization()));
        var project = admission.project(token);
        if (request.body().length == 0) {
            throw new RefusedException(Refusal.NO_DATA);
        }
        byte[] json = request.encoding().unpacked(request.body(), bodyBytesMax, room);
        if (!Packing.isJson(json)) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        try {
            var body = V1Body.read(json);
            String ip = project.anonymizesIps() ? "" : request.ip();
            var sentAt = SentAt.moment(request.sentAt());
            var envelope = new Envelope(token, project, sentAt, ip, clock.millis(), body.historical());
            return kept(body.events(), json, envelope, sdkMembers(request.sdk()));
        } catch (RefusedException e) {
            throw e.of(project.teamId());
        }
    }

    private V1Reply kept(List<V1Event> sent, byte[] json, Envelope envelope, String shared) throws RefusedException {
        var results = new ArrayList<V1Reply.Result>(sent.size());
        var events = new ArrayList<CapturedEvent>(sent.size());
        var parts = new ArrayList<CapturedSnapshot>();
        for (var event : sent) {
            String uuid = Objects.requireNonNull(event.uuid());
            var id = EventUuid.parse(uuid);
            String broken = V1Rules.brokenBy(event, eventBytesMax);
            if (broken != null) {
                admission.dropped(EdgeDrop.INVALID_IN_V1);
                results.add(new V1Reply.Result(uuid, Outcome.DROP, broken));
                continue;
            }
            String distinctId = Texts.storable(Objects.requireNonNull(event.distinctId()));
            if (admission.isListed(envelope.token(), distinctId)) {
                results.add(new V1Reply.Result(uuid, Outcome.DROP, EdgeDrop.LISTED.label()));
                continue;
            }
            if (Recordings.isPart(Objects.requireNonNull(event.event()))) {
                var whose =
                        new Recordings.Envelope(envelope.token(), envelope.project(), distinctId, id, envelope.now());
                results.add(part(uuid, V1Json.of(json, event, shared), whose, parts));
                continue;
            }
            results.add(new V1Reply.Result(uuid, Outcome.OK, null));
            events.add(new CapturedEvent(
                    envelope.token(),
                    envelope.project().teamId(),
                    distinctId,
                    Texts.storable(Objects.requireNonNull(event.event())),
                    id,
                    V1Json.of(json, event, shared),
                    envelope.now(),
                    envelope.sentAt(),
                    envelope.ip(),
                    envelope.historical()));
        }
        return appended(events, parts, results, envelope.project());
    }

    /** A part of a recording is answered like an event, though it goes elsewhere. */
    private V1Reply.Result part(String uuid, byte[] json, Recordings.Envelope whose, List<CapturedSnapshot> parts) {
        try {
            var raw = BodyReader.read(json).events().getFirst().snapshot();
            var part = recordings.part(raw, json, whose);
            part.ifPresent(parts::add);
            return part.isPresent()
                    ? new V1Reply.Result(uuid, Outcome.OK, null)
                    : new V1Reply.Result(uuid, Outcome.DROP, EdgeDrop.RECORDINGS_OFF.label());
        } catch (RefusedException e) {
            admission.dropped(EdgeDrop.INVALID_IN_V1);
            return new V1Reply.Result(uuid, Outcome.DROP, e.refusal().label());
        }
    }

    private V1Reply appended(
            List<CapturedEvent> events,
            List<CapturedSnapshot> parts,
            List<V1Reply.Result> results,
            ProjectLookup.Project project) {
        if (events.isEmpty() && parts.isEmpty()) {
            return new V1Reply(results, 0);
        }
        try {
            admission.charge(project, events.size() + parts.size());
        } catch (RateLimitedException e) {
            // A status of 429 would end it: SDKs send such a batch never again.
            var later = results.stream()
                    .map(result -> result.outcome() == Outcome.OK
                            ? new V1Reply.Result(result.uuid(), Outcome.RETRY, "rate_limited")
                            : result)
                    .toList();
            return new V1Reply(later, e.retryAfterSeconds());
        }
        if (!events.isEmpty()) {
            log.append(events);
        }
        recordings.keep(parts);
        return new V1Reply(results, 0);
    }

    private static String bearer(String authorization) throws RefusedException {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new RefusedException(Refusal.MISSING_TOKEN);
        }
        return authorization.substring(BEARER.length()).strip();
    }

    /** The name and version that other protocols send with each event. */
    private static String sdkMembers(String sdk) {
        int slash = sdk.indexOf('/');
        if (slash < 1 || sdk.length() > SDK_LENGTH_MAX) {
            return "";
        }
        return "\"$lib\":" + V1EventReader.quoted(sdk.substring(0, slash)) + ",\"$lib_version\":"
                + V1EventReader.quoted(sdk.substring(slash + 1));
    }
}
