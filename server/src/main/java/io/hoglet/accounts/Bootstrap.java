// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import io.hoglet.config.Settings;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The very first start: makes an organisation, a project, an administrator and both keys when there is no organisation.
 * The secrets are returned once, to be shown and written by the caller; later calls return nothing.
 */
public final class Bootstrap {
    private static final int TOKEN_LENGTH = 43;
    private static final int PASSWORD_LENGTH = 20;

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

    /** @return what was made, or empty when there was something already */
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
        return new Secrets(
                wishes.email().strip().toLowerCase(Locale.ROOT),
                wishes.password().orElseGet(() -> ids.token("", PASSWORD_LENGTH)),
                wishes.projectApiKey().orElseGet(() -> ids.token("phc_", TOKEN_LENGTH)),
                wishes.personalApiKey().orElseGet(() -> PersonalKeys.random(ids)));
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
