// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the routes that show and change feature flags and cohorts, with PostHog's JSON (wire protocol 6.2). In:
 * requests. Out: flags, cohorts and activity as JSON. May use the HTTP edge, its own core and the guard of projects.
 * Promise: only the caller's projects; what is refused has changed nothing. Start reading at
 * {@link io.hoglet.flags.http.manage.FeatureFlagRoutes}.
 */
@NullMarked
package io.hoglet.flags.http.manage;

import org.jspecify.annotations.NullMarked;
