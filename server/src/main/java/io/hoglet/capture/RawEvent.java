// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import org.jspecify.annotations.Nullable;

/**
 * What one pass over an event's JSON found, before the rules are applied. Texts are as sent; null when absent.
 *
 * @param from offset of the event's first byte in the body
 * @param to offset after its last byte
 * @param snapshot what it holds of a recording; only for events of that name
 * @param retryId {@code $insert_id} or {@code messageId}: what an old SDK without uuids repeats when it retries
 */
record RawEvent(
        int from,
        int to,
        @Nullable String event,
        @Nullable String distinctId,
        @Nullable String uuid,
        @Nullable String token,
        @Nullable String timestamp,
        @Nullable String retryId,
        RawSnapshot snapshot) {}
