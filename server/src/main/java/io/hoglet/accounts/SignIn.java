// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * Turns e-mail and password into a session. Attempts are limited by e-mail and by address before a password is looked
 * at; an unknown e-mail takes the time of a wrong password. Thread-safe.
 */
public final class SignIn {
    private static final int EMAIL_LENGTH_MAX = 254;

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Throttle byEmail;
    private final Throttle byAddress;

    /** How an attempt ended. */
    public sealed interface Outcome {}

    /** {@code token} goes into the cookie. */
    public record SignedIn(Account account, String token) implements Outcome {
        @Override
        public String toString() {
            return "SignedIn[" + account.id() + "]";
        }
    }

    /** E-mail or password is wrong; which one is not said. */
    public record WrongCredentials() implements Outcome {}

    /** Nothing was checked: too many attempts. */
    public record Throttled(Duration pause) implements Outcome {}

    public SignIn(AccountStore accounts, Passwords passwords, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.byEmail = new Throttle(10, Duration.ofSeconds(15), clock);
        this.byAddress = new Throttle(60, Duration.ofSeconds(3), clock);
    }

    public Outcome attempt(String email, String password, String address) {
        String name = email.strip().toLowerCase(Locale.ROOT);
        if (name.length() > EMAIL_LENGTH_MAX || name.indexOf('\0') >= 0) {
            return new WrongCredentials();
        }
        var wait = byAddress.take(address);
        wait = wait.isZero() ? byEmail.take(name) : wait;
        if (!wait.isZero()) {
            return new Throttled(wait);
        }
        var known = accounts.byEmail(name);
        boolean right = known.map(account -> passwords.matches(password, account.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password));
        if (known.isEmpty() || !right) {
            return new WrongCredentials();
        }
        byEmail.forget(name);
        var account = known.get().account();
        return new SignedIn(account, sessions.open(account));
    }
}
