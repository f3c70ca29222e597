// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.capture.V1Reply.Outcome;
import io.hoglet.config.Settings;
import io.hoglet.limits.Metered;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

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

    /** What is to be kept, unless a limit is against it. */
    private record Taken(List<CapturedEvent> events, List<CapturedSnapshot> parts, Set<String> uuidsOfParts) {
        int size() {
            return events.size() + parts.size();
        }
    }

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
        var uuidsOfParts = new HashSet<String>();
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
            if (admission.isListed(envelope.token(), envelope.project(), distinctId)) {
                results.add(new V1Reply.Result(uuid, Outcome.DROP, EdgeDrop.LISTED.label()));
                continue;
            }
            if (Recordings.isPart(Objects.requireNonNull(event.event()))) {
                var whose =
                        new Recordings.Envelope(envelope.token(), envelope.project(), distinctId, id, envelope.now());
                results.add(part(uuid, V1Json.of(json, event, shared), whose, parts));
                uuidsOfParts.add(uuid);
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
        return appended(new Taken(events, parts, uuidsOfParts), results, envelope.project());
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

    private V1Reply appended(Taken taken, List<V1Reply.Result> sent, ProjectLookup.Project project) {
        var results = withinQuotas(taken, sent, project);
        if (taken.size() == 0) {
            return new V1Reply(project.teamId(), results, 0);
        }
        try {
            admission.charge(project, taken.size());
        } catch (RefusedException e) {
            // A status of 429 would end it: SDKs send such a batch never again.
            var later = instead(results, _ -> true, Outcome.RETRY, e.refusal().label());
            return new V1Reply(project.teamId(), later, e.retryAfterSeconds());
        }
        if (!taken.events().isEmpty()) {
            log.append(taken.events());
            admission.kept(project, Metered.EVENTS, taken.events().size());
        }
        recordings.keep(project, taken.parts());
        return new V1Reply(project.teamId(), results, 0);
    }

    /** Throws away what is beyond the month's quotas, and says so of each. */
    private List<V1Reply.Result> withinQuotas(Taken taken, List<V1Reply.Result> sent, ProjectLookup.Project project) {
        var results = sent;
        if (admission.isUsedUp(project, Metered.EVENTS, taken.events().size())) {
            taken.events().clear();
            results = limited(results, result -> !taken.uuidsOfParts().contains(result.uuid()));
        }
        if (admission.isUsedUp(project, Metered.RECORDINGS, taken.parts().size())) {
            taken.parts().clear();
            results = limited(results, result -> taken.uuidsOfParts().contains(result.uuid()));
        }
        return results;
    }

    private static List<V1Reply.Result> limited(List<V1Reply.Result> results, Predicate<V1Reply.Result> which) {
        return instead(results, which, Outcome.LIMITED, EdgeDrop.QUOTA_USED_UP.label());
    }

    /** Another outcome for those that were fine otherwise. */
    private static List<V1Reply.Result> instead(
            List<V1Reply.Result> results, Predicate<V1Reply.Result> which, Outcome outcome, String details) {
        return results.stream()
                .map(result -> result.outcome() == Outcome.OK && which.test(result)
                        ? new V1Reply.Result(result.uuid(), outcome, details)
                        : result)
                .toList();
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
