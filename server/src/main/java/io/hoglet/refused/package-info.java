// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the memory of what capture refused, so that a developer sees why nothing arrives. In: one call per refused
 * request. Out: aggregated entries. May use the JDK only. Promise: recording never blocks or fails, memory and table
 * are bounded, and no key or payload is kept; what was not written when the process dies is lost. Start reading at
 * {@link io.hoglet.refused.RefusedRequests}.
 */
@NullMarked
package io.hoglet.refused;

import org.jspecify.annotations.NullMarked;
