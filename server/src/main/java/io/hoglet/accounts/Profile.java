// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What an account may change about itself. Thread-safe. */
public final class Profile {
    /** Longest first name. */
    public static final int FIRST_NAME_MAX = 150;

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Throttle attempts;

    /** How a change of password ended. */
    public sealed interface Outcome {}

    /** The new password is valid; all other sessions have ended. */
    public record Changed() implements Outcome {}

    /** The current password was wrong; nothing changed. */
    public record WrongPassword() implements Outcome {}

    /** The current password was not looked at: too many attempts. */
    public record Throttled(Duration pause) implements Outcome {}

    public Profile(AccountStore accounts, Passwords passwords, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.attempts = new Throttle(10, Duration.ofSeconds(15), clock);
    }

    public Optional<Account> account(long userId) {
        return accounts.byId(userId).map(AccountStore.WithPassword::account);
    }

    public Optional<Organization> organization(long organizationId) {
        return accounts.organization(organizationId);
    }

    public void rename(Caller caller, String firstName) {
        accounts.rename(caller.userId(), firstName);
    }

    public Outcome changePassword(Caller caller, String currentPassword, String newPassword) {
        var wait = attempts.take(String.valueOf(caller.userId()));
        if (!wait.isZero()) {
            return new Throttled(wait);
        }
        boolean right = accounts.byId(caller.userId())
                .filter(account -> passwords.matches(currentPassword, account.passwordHash()))
                .isPresent();
        if (!right) {
            return new WrongPassword();
        }
        accounts.changePassword(caller.userId(), passwords.hash(newPassword));
        sessions.endOthers(caller.userId(), tokenHash(caller));
        return new Changed();
    }

    private static String tokenHash(Caller caller) {
        return switch (caller.how()) {
            case Caller.BySession session -> session.tokenHash();
            case Caller.ByKey key -> "";
        };
    }
}
