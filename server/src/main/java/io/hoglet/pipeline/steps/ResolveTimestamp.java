// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When the event happened (wire protocol 4.3). The client's clock may be wrong, so its timestamp counts relative to
 * when it says that it sent the request; our clock says when that was.
 */
public final class ResolveTimestamp implements Step {
    private static final Duration FUTURE_MAX = Duration.ofHours(23);

    // What DateTime64(6) of ClickHouse can hold.
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2299;

    @Override
    public Outcome apply(PipelineEvent event) {
        var now = Instant.ofEpochMilli(event.record().receivedAtMs());
        var corrected = offset(event, now).or(() -> corrected(event, now)).orElse(now);
        boolean tooFar = isPlausible(corrected) && corrected.isAfter(now.plus(FUTURE_MAX));
        return new Outcome.Next(event.withTimestamp(tooFar ? now : storable(corrected)));
    }

    private static Optional<Instant> offset(PipelineEvent event, Instant now) {
        var offset = event.body().get("offset");
        return offset != null && offset.canConvertToLong()
                ? Optional.of(now.minusMillis(clamped(offset.longValue())))
                : Optional.empty();
    }

    private static long clamped(long offsetMs) {
        long century = Duration.ofDays(36_525).toMillis();
        return Math.clamp(offsetMs, -century, century);
    }

    private static Optional<Instant> corrected(PipelineEvent event, Instant now) {
        var sentAt = event.record().sentAtMs();
        boolean ignoresSentAt = event.properties().path("$ignore_sent_at").asBoolean();
        return Optional.ofNullable(event.body().get("timestamp"))
                .flatMap(Timestamps::parse)
                .map(stamp -> sentAt.isEmpty() || ignoresSentAt || !isPlausible(stamp)
                        ? stamp
                        : now.plus(Duration.between(Instant.ofEpochMilli(sentAt.getAsLong()), stamp)));
    }

    /** Other years are a mistake, and far ones would leave the range of an instant when corrected. */
    private static boolean isPlausible(Instant stamp) {
        int year = stamp.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999;
    }

    private static Instant storable(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year < YEAR_MIN || year > YEAR_MAX ? Instant.EPOCH : instant;
    }
}
