// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP side of capture: paths, CORS, reading bodies within limits. In: requests. Out: the replies of wire protocol
 * 1.9. May use Javalin and the http edge. Promise: bodies are never buffered beyond the limit, and CORS headers are on
 * refusals too. Start reading at {@link io.hoglet.capture.http.CaptureRoutes}.
 */
@NullMarked
package io.hoglet.capture.http;

import org.jspecify.annotations.NullMarked;
