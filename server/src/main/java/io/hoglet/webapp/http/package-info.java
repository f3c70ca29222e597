// SPDX-License-Identifier: Apache-2.0
/**
 * Serves the web app: static files that the build put on the class path under {@code /web}. In: requests for pages and
 * assets. Out: files with a strict content security policy. May use Javalin and the HTTP edge. Promise: scripts come
 * from this server only, and unknown paths are 404, never the app. Start reading at
 * {@link io.hoglet.webapp.http.WebAppRoutes}.
 */
@NullMarked
package io.hoglet.webapp.http;

import org.jspecify.annotations.NullMarked;
