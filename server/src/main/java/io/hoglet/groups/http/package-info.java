// SPDX-License-Identifier: Apache-2.0
/**
 * Lets people see the groups of a project and name their types. May use Javalin, the http edge and the project guard.
 * Promise: nobody sees another project's groups. Start reading at {@link io.hoglet.groups.http.GroupRoutes}.
 */
@NullMarked
package io.hoglet.groups.http;

import org.jspecify.annotations.NullMarked;
