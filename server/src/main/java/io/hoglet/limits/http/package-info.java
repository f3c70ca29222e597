// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the routes by which people see and change limits. In: requests. Out: limits with what was used. May use the HTTP
 * edge, its own core and the guard of projects. Promise: a limit that cannot hold is refused with the field that is
 * wrong. Start reading at {@link io.hoglet.limits.http.LimitRoutes}.
 */
@NullMarked
package io.hoglet.limits.http;

import org.jspecify.annotations.NullMarked;
