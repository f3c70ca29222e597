// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * An endless stream of web events, written one after the other into a buffer. Rendering an event is one copy and five
 * short writes. Each connection has a stream of its own, so a visitor's events keep their order. Not thread-safe.
 */
public final class EventStream {
    /** Few enough that most visitors finish their 25 events even in a short run. */
    private static final int VISITORS = 200;

    /** No template is longer. */
    public static final int MAX_EVENT_BYTES = 2048;

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final SplittableRandom random;
    private final TemplateBook book;
    private final Visitors visitors;

    public EventStream(String run, long seed) {
        this.random = new SplittableRandom(seed);
        this.book = new TemplateBook(run, random.split());
        this.visitors = new Visitors(VISITORS, random.split());
    }

    /** The time as an event carries it: 24 characters. One call serves all events of a batch. */
    public static byte[] timestamp(Instant now) {
        return MILLISECONDS.format(now).getBytes(StandardCharsets.US_ASCII);
    }

    /** Answers the position after the event. */
    public int write(byte[] target, int start, byte[] timestamp) {
        int visitor = visitors.next();
        boolean identifies = visitors.identifiesNow(visitor);
        var template = book.any(identifies ? Kind.IDENTIFY : Kind.any(random), random);
        long id = visitors.id(visitor);
        long who = visitors.isIdentified(visitor) ? mixed(id, 3) : mixed(id, 1);
        template.copyTo(target, start);
        fill(template, Hole.EVENT_UUID, random.nextLong(), random.nextLong(), target, start);
        fill(template, Hole.DISTINCT_ID, who, mixed(who, 1), target, start);
        fill(template, Hole.DEVICE_ID, mixed(id, 1), mixed(mixed(id, 1), 1), target, start);
        fill(template, Hole.SESSION_ID, mixed(id, 5), mixed(id, 6), target, start);
        template.fill(Hole.TIMESTAMP, timestamp, target, start);
        return start + template.length();
    }

    private static void fill(Template template, Hole hole, long high, long low, byte[] target, int start) {
        template.fill(hole, UuidText.version4(high), UuidText.variant(low), target, start);
    }

    /** The finaliser of SplitMix64: different numbers of one visitor look unrelated. */
    private static long mixed(long id, int salt) {
        long z = id + salt * 0x9e37_79b9_7f4a_7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }
}
