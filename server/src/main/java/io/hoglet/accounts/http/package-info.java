// SPDX-License-Identifier: Apache-2.0
/**
 * Owns signing in and out, the account's own routes, and the guard of every management route. In: cookies and
 * {@code Authorization} headers. Out: {@link io.hoglet.accounts.Caller} for other features' routes. May use the HTTP
 * edge and its own core. Promise: 401 without credentials, 403 for a cookie without the header that only our own pages
 * can send. Start reading at {@link io.hoglet.accounts.http.Authenticator}.
 */
@NullMarked
package io.hoglet.accounts.http;

import org.jspecify.annotations.NullMarked;
