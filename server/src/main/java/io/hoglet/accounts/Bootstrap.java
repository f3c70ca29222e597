// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import io.hoglet.config.Settings;
import io.hoglet.config.SettingsException;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The very first start: makes an organisation, a project, an administrator and both keys when there is no organisation.
 * The secrets are returned once, to be shown and written by the caller; later calls return nothing.
 */
public final class Bootstrap {
    private static final int TOKEN_LENGTH = 43;
    private static final int PASSWORD_LENGTH = 20;

    // What the tables take, and what the look-up of a key can find.
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\x00]+@[^@\\s\\x00]+");
    private static final Pattern PROJECT_KEY = Pattern.compile("[!-~]{8,200}");
    private static final Pattern PERSONAL_KEY = Pattern.compile("[!-~]{1,200}");
    private static final int EMAIL_MAX = 254;

    private final FirstStart store;
    private final Passwords passwords;
    private final Ids ids;
    private final Clock clock;

    /** What was made, with its secrets in the clear. */
    public record Made(long projectId, String projectApiKey, String personalApiKey, String email, String password) {
        @Override
        public String toString() {
            return "Made[project " + projectId + "]";
        }
    }

    private record Secrets(String email, String password, String projectToken, String personalKey) {}

    public Bootstrap(FirstStart store, Passwords passwords, Ids ids, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return what was made, or empty when there was something already
     * @throws SettingsException when there is nothing yet and a wish could never be used
     */
    public Optional<Made> run(Settings.Bootstrap wishes) {
        var made = new AtomicReference<Secrets>();
        var projectId = store.createIfEmpty(() -> {
            var secrets = secrets(wishes);
            made.set(secrets);
            return seed(secrets);
        });
        return projectId.flatMap(id -> Optional.ofNullable(made.get())
                .map(secrets -> new Made(
                        id, secrets.projectToken(), secrets.personalKey(), secrets.email(), secrets.password())));
    }

    private Secrets secrets(Settings.Bootstrap wishes) {
        requireUsable(wishes);
        return new Secrets(
                wishes.email().strip().toLowerCase(Locale.ROOT),
                wishes.password().orElseGet(() -> ids.token("", PASSWORD_LENGTH)),
                wishes.projectApiKey().orElseGet(() -> ids.token("phc_", TOKEN_LENGTH)),
                wishes.personalApiKey().orElseGet(() -> PersonalKeys.random(ids)));
    }

    private static void requireUsable(Settings.Bootstrap wishes) {
        var mistakes = new ArrayList<String>();
        String email = wishes.email().strip();
        if (email.length() > EMAIL_MAX || !EMAIL.matcher(email).matches()) {
            mistakes.add("HOGLET_BOOTSTRAP_EMAIL is not an e-mail address.");
        }
        if (wishes.password()
                .filter(text -> text.length() > Passwords.LENGTH_MAX)
                .isPresent()) {
            mistakes.add("HOGLET_BOOTSTRAP_PASSWORD has more than " + Passwords.LENGTH_MAX + " characters.");
        }
        if (!wishes.projectApiKey()
                .map(PROJECT_KEY::matcher)
                .map(Matcher::matches)
                .orElse(true)) {
            mistakes.add("HOGLET_BOOTSTRAP_PROJECT_API_KEY must be 8 to 200 ASCII characters without spaces.");
        }
        if (!wishes.personalApiKey()
                .map(PERSONAL_KEY::matcher)
                .map(Matcher::matches)
                .orElse(true)) {
            mistakes.add("HOGLET_BOOTSTRAP_PERSONAL_API_KEY must be at most 200 ASCII characters without spaces.");
        }
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
    }

    private FirstStart.Seed seed(Secrets secrets) {
        return new FirstStart.Seed(
                ids.uuidV7(),
                ids.uuidV7(),
                ids.uuidV7(),
                secrets.email(),
                passwords.hash(secrets.password()),
                secrets.projectToken(),
                new FirstStart.PersonalKeySeed(
                        PersonalKeys.mask(secrets.personalKey()), Digest.of(secrets.personalKey())),
                clock.instant());
    }
}
