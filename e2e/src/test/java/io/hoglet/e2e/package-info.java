// SPDX-License-Identifier: Apache-2.0
/**
 * The product as its users meet it: SDKs, browsers, curl and the command line against a started {@code ./hoglet up}.
 * In: the packaged launcher. Out: assertions through the public API and in Chromium. May use nothing of the product's
 * code. Promise: what is green here works for a user; whatever is started is stopped. Start reading at {@link
 * io.hoglet.e2e.RunningHoglet}.
 */
@NullMarked
package io.hoglet.e2e;

import org.jspecify.annotations.NullMarked;
