// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body taken apart: its events and what the wrapper of a batch says for all of them. */
record RawBody(
        List<RawEvent> events,
        @Nullable String token,
        @Nullable String sentAt,
        boolean historical) {}
