// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the project routes, and the guard that turns the project id of a path into a project of the caller. In:
 * requests. Out: projects as JSON. May use the HTTP edge, its own core and the guard of accounts. Promise: a project of
 * another organisation is 404, like one that is not there. Start reading at
 * {@link io.hoglet.projects.http.ProjectGuard}.
 */
@NullMarked
package io.hoglet.projects.http;

import org.jspecify.annotations.NullMarked;
