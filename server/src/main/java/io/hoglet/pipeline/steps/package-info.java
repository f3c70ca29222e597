// SPDX-License-Identifier: Apache-2.0
/**
 * The pure steps that every event goes through, one class each. In: an event. Out: the event changed, or a drop with a
 * reason. May use Jackson's tree, persons' values and GeoIP. Promise: no I/O, the same answer for the same record and
 * GeoIP database, so that a replay gives the same row. Start reading at {@link io.hoglet.pipeline.steps.Steps}.
 */
@NullMarked
package io.hoglet.pipeline.steps;

import org.jspecify.annotations.NullMarked;
