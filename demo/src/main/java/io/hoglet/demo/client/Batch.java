// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

/**
 * One request body, ready to send as often as needed.
 *
 * @param jsonBytes its size before compression
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes are written once and only read.
record Batch(int events, int jsonBytes, byte[] gzipBody) {
    /** Tells a lane that nothing more comes. */
    static final Batch END = new Batch(0, 0, new byte[0]);

    boolean isEnd() {
        return events == 0;
    }
}
