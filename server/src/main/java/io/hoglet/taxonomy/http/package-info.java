// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the routes that list event and property definitions. In: requests. Out: definitions as JSON. May use the HTTP
 * edge, its own core and the guard of projects. Promise: only the caller's projects. Start reading at
 * {@link io.hoglet.taxonomy.http.DefinitionRoutes}.
 */
@NullMarked
package io.hoglet.taxonomy.http;

import org.jspecify.annotations.NullMarked;
