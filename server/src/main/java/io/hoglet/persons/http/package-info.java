// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the routes that show persons. In: requests. Out: persons as JSON. May use the HTTP edge, its own core and the
 * guard of projects. Promise: only the caller's projects, and only reads. Start reading at
 * {@link io.hoglet.persons.http.PersonRoutes}.
 */
@NullMarked
package io.hoglet.persons.http;

import org.jspecify.annotations.NullMarked;
