// SPDX-License-Identifier: Apache-2.0
/**
 * Owns what a project may send: quotas for a month, a rate, and what of it is thrown away. In: counts of what was
 * taken. Out: whether more may be taken. May use the JDK only. Promise: nobody who asks waits for a database; what one
 * process counts or changes is known to the others about half a second later, so a quota may be overshot by what
 * arrives meanwhile. Start reading at {@link io.hoglet.limits.IngestionLimits}.
 */
@NullMarked
package io.hoglet.limits;

import org.jspecify.annotations.NullMarked;
