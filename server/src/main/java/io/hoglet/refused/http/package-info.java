// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the route that lists refused requests. In: requests. Out: entries as JSON. May use the HTTP edge, its own core
 * and the guard of projects. Promise: only the caller's project, and unknown keys. Start reading at
 * {@link io.hoglet.refused.http.RefusedRoutes}.
 */
@NullMarked
package io.hoglet.refused.http;

import org.jspecify.annotations.NullMarked;
