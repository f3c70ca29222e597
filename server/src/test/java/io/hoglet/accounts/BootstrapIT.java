// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.accounts.postgres.PostgresAccountStore;
import io.hoglet.accounts.postgres.PostgresFirstStart;
import io.hoglet.accounts.postgres.PostgresPersonalKeyStore;
import io.hoglet.config.Settings;
import io.hoglet.config.SettingsException;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.projects.ProjectKeys;
import io.hoglet.projects.postgres.PostgresProjectStore;
import io.hoglet.time.Ids;
import io.hoglet.time.TestClock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class BootstrapIT {
    private static final Settings.Bootstrap RANDOM =
            new Settings.Bootstrap("Admin@Example.com ", Optional.empty(), Optional.empty(), Optional.empty());

    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);
    private final Passwords passwords = new Passwords();
    private Postgres postgres;
    private Bootstrap bootstrap;

    @BeforeEach
    void start(RealPostgres.Server server) {
        postgres = server.database();
        bootstrap = new Bootstrap(new PostgresFirstStart(postgres), passwords, ids, clock);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    private static Settings.Bootstrap wishes(String password, String projectKey, String personalKey) {
        return new Settings.Bootstrap(
                "admin@example.com", Optional.of(password), Optional.of(projectKey), Optional.of(personalKey));
    }

    private void works(Bootstrap.Made made) {
        assertThat(new PostgresProjectStore(postgres).byToken(made.projectApiKey()))
                .isEqualTo(new ProjectKeys.Found(made.projectId(), false, false));
        var account = new PostgresAccountStore(postgres).byEmail(made.email()).orElseThrow();
        assertThat(passwords.matches(made.password(), account.passwordHash())).isTrue();
        assertThat(new PersonalKeys(new PostgresPersonalKeyStore(postgres), ids, clock).caller(made.personalApiKey()))
                .map(Caller::userId)
                .contains(account.account().id());
    }

    @Test
    void firstStartMakesWhatIsNeededWithRandomSecrets() {
        var made = bootstrap.run(RANDOM).orElseThrow();

        assertThat(made.email()).isEqualTo("admin@example.com");
        assertThat(made.projectApiKey()).matches("phc_\\w{43}");
        assertThat(made.personalApiKey()).matches("phx_\\w{43}");
        assertThat(made.password()).hasSize(20);
        assertThat(made).hasToString("Made[project " + made.projectId() + "]");
        works(made);
    }

    @Test
    void settingsReplaceTheRandomSecrets() {
        var made = bootstrap
                .run(wishes("a chosen password", "phc_chosen", "phx_chosen"))
                .orElseThrow();

        assertThat(made.password()).isEqualTo("a chosen password");
        assertThat(made.projectApiKey()).isEqualTo("phc_chosen");
        assertThat(made.personalApiKey()).isEqualTo("phx_chosen");
        works(made);
    }

    @Test
    void laterStartMakesNothing() {
        var made = bootstrap.run(RANDOM).orElseThrow();

        assertThat(bootstrap.run(wishes("a chosen password", "phc_chosen", "phx_chosen")))
                .isEmpty();
        works(made);
    }

    @Test
    void oneOfSeveralProcessesMakesIt() throws InterruptedException, ExecutionException, TimeoutException {
        var made = new ArrayList<Bootstrap.Made>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ArrayList<Future<Optional<Bootstrap.Made>>>();
            for (int i = 0; i < 4; i++) {
                starts.add(threads.submit(() -> bootstrap.run(RANDOM)));
            }
            for (var start : starts) {
                start.get(60, TimeUnit.SECONDS).ifPresent(made::add);
            }
        }

        assertThat(made).hasSize(1);
        works(made.getFirst());
    }

    @Test
    void secretsThatCouldNeverBeUsedAreRefusedByName() {
        assertThatThrownBy(() -> bootstrap.run(wishes("x".repeat(257), "phc_x", "phx_" + "y".repeat(200))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "HOGLET_BOOTSTRAP_PASSWORD",
                        "HOGLET_BOOTSTRAP_PROJECT_API_KEY",
                        "HOGLET_BOOTSTRAP_PERSONAL_API_KEY")
                .hasMessageNotContaining("yyy");
        assertThatThrownBy(() -> bootstrap.run(wishes("a chosen password", "phc_with space", "phx_chosen")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HOGLET_BOOTSTRAP_PROJECT_API_KEY");
        assertThat(bootstrap.run(RANDOM)).isPresent();
    }

    @Test
    void emailMustBeOne() {
        var wishes = new Settings.Bootstrap("admin", Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> bootstrap.run(wishes))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HOGLET_BOOTSTRAP_EMAIL");
    }
}
