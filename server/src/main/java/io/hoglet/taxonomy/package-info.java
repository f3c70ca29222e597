// SPDX-License-Identifier: Apache-2.0
/**
 * Owns what events and properties are called, and the type a property's values have. In: each event of the pipeline.
 * Out: definitions for the app's menus. May use Jackson's tree, Caffeine and time; no other feature. Promise: a
 * definition is stored soon after the event, never at its cost: bounded in memory and per project, and a store that is
 * away only delays it. Start reading at {@link io.hoglet.taxonomy.Taxonomy}.
 */
@NullMarked
package io.hoglet.taxonomy;

import org.jspecify.annotations.NullMarked;
