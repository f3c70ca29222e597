// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import org.jspecify.annotations.Nullable;

/**
 * What one pass over an event of capture v1 found, before the rules are applied. Texts are as sent; null when absent.
 *
 * @param from offset of the event's first byte in the body
 * @param to offset after its last byte
 * @param propertiesFrom where the value of the event's properties begins; below zero when there is none
 * @param propertiesTo where that value ends
 * @param extra properties that the event says elsewhere, as members of a JSON object; empty when there are none
 */
record V1Event(
        int from,
        int to,
        @Nullable String event,
        @Nullable String distinctId,
        @Nullable String uuid,
        @Nullable String timestamp,
        int propertiesFrom,
        int propertiesTo,
        String extra) {}
