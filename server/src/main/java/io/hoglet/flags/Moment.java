// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.time.Instant;
import java.time.ZoneId;

/** When a flag is evaluated, and in which zone dates without one are meant: the project's. */
public record Moment(Instant now, ZoneId zone) {}
