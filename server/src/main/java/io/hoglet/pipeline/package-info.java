// SPDX-License-Identifier: Apache-2.0
/**
 * What PostHog called the plugin server: turns captured events into final ones and keeps their persons and groups. In:
 * batches of {@link io.hoglet.pipeline.CapturedRecord}. Out: rows for ClickHouse and changed persons and groups. May
 * use persons, groups, taxonomy, warehouse's row and event. Promise: every record either becomes one row, or is dropped
 * or set aside with a reason, and changes its person and group once, whatever process dies. Start reading at {@link
 * io.hoglet.pipeline.Pipeline}.
 *
 * <p>The steps, in order:
 *
 * <ol>
 *   <li>ParseProperties
 *   <li>ResolveTimestamp
 *   <li>DropClientWarnings
 *   <li>ResolvePersonMode
 *   <li>DropMergesWithoutPersons
 *   <li>AddAddress
 *   <li>AddGeoIp
 *   <li>AddSentAt
 *   <li>ResolveSessionId
 *   <li>AddPersonUpdate
 *   <li>AddElementsChain
 * </ol>
 */
@NullMarked
package io.hoglet.pipeline;

import org.jspecify.annotations.NullMarked;
