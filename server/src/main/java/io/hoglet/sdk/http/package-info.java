// SPDX-License-Identifier: Apache-2.0
/**
 * Hands out posthog-js to pages of any origin. In: requests under {@code /static}. Out: scripts with an ETag. May use
 * Javalin and the HTTP edge. Promise: what is not there is 404 as JSON, never a page. Start reading at
 * {@link io.hoglet.sdk.http.ScriptRoutes}.
 */
@NullMarked
package io.hoglet.sdk.http;

import org.jspecify.annotations.NullMarked;
