// SPDX-License-Identifier: Apache-2.0
/**
 * The scripts of posthog-js that this server hands out to pages. In: the files that the build took from the npm
 * package, on the class path under {@code /posthog-js}. Out: a script by its kind. May use nothing but the JDK.
 * Promise: only what the list of the build names is ever read. Start reading at {@link io.hoglet.sdk.Scripts}.
 */
@NullMarked
package io.hoglet.sdk;

import org.jspecify.annotations.NullMarked;
