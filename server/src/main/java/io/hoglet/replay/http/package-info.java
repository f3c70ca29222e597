// SPDX-License-Identifier: Apache-2.0
/**
 * The routes of recordings. In: requests. Out: JSON. May use the HTTP edge and the guard of projects. Promise: a
 * recording of another project is 404, like one that is not there. Start reading at
 * {@link io.hoglet.replay.http.RecordingRoutes}.
 */
@NullMarked
package io.hoglet.replay.http;

import org.jspecify.annotations.NullMarked;
