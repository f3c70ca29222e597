// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.limits.Metered;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes parts of recordings out of requests and keeps them apart from events (wire protocol 1.12). Thread-safe. */
public final class Recordings {
    /** A whole page with its styles is far larger than any event; the log takes records of 16 MiB. */
    static final int DATA_MAX = 15 << 20;

    private static final int SESSION_ID_MAX = 100;
    private static final int WINDOW_ID_MAX = 200;
    private static final int SOURCE_MAX = 20;
    private static final String WEB = "web";

    private final Admission admission;
    private final SnapshotLog log;

    /** Whose part it is, and when it came. */
    record Envelope(String token, ProjectLookup.Project project, String distinctId, UUID uuid, long now) {}

    public Recordings(Admission admission, SnapshotLog log) {
        this.admission = admission;
        this.log = log;
    }

    static boolean isPart(String event) {
        return event.equals(RawSnapshot.EVENT);
    }

    /** The part to keep; empty when the project takes no recordings, which clients need not know. */
    Optional<CapturedSnapshot> part(RawSnapshot raw, byte[] json, Envelope envelope) throws RefusedException {
        if (!envelope.project().recordsSessions()) {
            admission.dropped(EdgeDrop.RECORDINGS_OFF);
            return Optional.empty();
        }
        String session = raw.sessionId();
        if (raw.from() < 0 || session == null || session.isEmpty() || bytes(session) > SESSION_ID_MAX) {
            throw new RefusedException(Refusal.INVALID_SNAPSHOT);
        }
        if (raw.to() - raw.from() > DATA_MAX) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        return Optional.of(new CapturedSnapshot(
                envelope.token(),
                envelope.project().teamId(),
                envelope.distinctId(),
                Texts.storable(session),
                fitting(raw.windowId(), WINDOW_ID_MAX, Texts.storable(session)),
                envelope.uuid(),
                fitting(raw.source(), SOURCE_MAX, WEB),
                Arrays.copyOfRange(json, raw.from(), raw.to()),
                envelope.now()));
    }

    /** Returns when all of them are kept. */
    void keep(ProjectLookup.Project project, List<CapturedSnapshot> parts) {
        if (!parts.isEmpty()) {
            log.append(parts);
            admission.kept(project, Metered.RECORDINGS, parts.size());
        }
    }

    private static String fitting(@Nullable String text, int bytesMax, String byDefault) {
        return text == null || text.isEmpty() || bytes(text) > bytesMax ? byDefault : Texts.storable(text);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
