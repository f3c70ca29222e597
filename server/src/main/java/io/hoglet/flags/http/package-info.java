// SPDX-License-Identifier: Apache-2.0
/**
 * What SDKs ask for beside sending events: flags and remote configuration. In: requests. Out: truthful empty answers.
 * May use Javalin, the http edge and capture's reading of SDK bodies. Promise: an unknown key is 401, never flags.
 * Start reading at {@link io.hoglet.flags.http.EmptyFlagRoutes}.
 */
@NullMarked
package io.hoglet.flags.http;

import org.jspecify.annotations.NullMarked;
