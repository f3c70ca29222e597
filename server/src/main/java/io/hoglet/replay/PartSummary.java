// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import java.util.List;

/**
 * What the rrweb events of one part tell.
 *
 * @param first epoch milliseconds of the earliest event by the client's clock
 * @param urls the addresses that were opened, in order, without repeats
 * @param piece where the part belongs, when it is a piece of something packed
 */
record PartSummary(long first, long last, long events, long clicks, long keypresses, List<String> urls, Piece piece) {
    /** A piece of a packed array: so servers of 2022 wrote recordings (wire protocol 1.12). */
    record Piece(String id, long index, long count) {
        static final Piece NONE = new Piece("", 0, 0);
    }
}
