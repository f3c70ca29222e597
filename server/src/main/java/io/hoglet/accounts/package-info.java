// SPDX-License-Identifier: Apache-2.0
/**
 * Owns organisations, accounts, sessions, personal API keys and who a request comes from. In: passwords, cookies and
 * keys. Out: {@link io.hoglet.accounts.Caller}. May use Bouncy Castle for Argon2 and Caffeine; no other feature.
 * Promise: no secret is stored or logged in the clear, and an unknown e-mail costs the same time as a wrong password;
 * without PostgreSQL nobody is let in. Start reading at {@link io.hoglet.accounts.SignIn}.
 */
@NullMarked
package io.hoglet.accounts;

import org.jspecify.annotations.NullMarked;
