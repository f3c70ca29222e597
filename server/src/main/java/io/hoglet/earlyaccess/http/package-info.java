// SPDX-License-Identifier: Apache-2.0
/**
 * Routes of early access features: the management API, and the list for pages of any origin. May use Javalin and the
 * HTTP edge. Promise: the list for pages holds no more than visitors may see. Start reading at
 * {@link io.hoglet.earlyaccess.http.EarlyAccessRoutes}.
 */
@NullMarked
package io.hoglet.earlyaccess.http;

import org.jspecify.annotations.NullMarked;
