// SPDX-License-Identifier: Apache-2.0
/**
 * What SDKs ask for beside sending events: flags, their definitions, configuration. In: requests. Out: answers in the
 * shape of each generation of SDKs. May use Javalin, the http edge, capture's reading of SDK bodies, projects and
 * accounts. Promise: an unknown key is 401, never flags; a store that is away never fails a question about flags.
 * Start reading at {@link io.hoglet.flags.http.FlagRoutes}.
 */
@NullMarked
package io.hoglet.flags.http;

import org.jspecify.annotations.NullMarked;
