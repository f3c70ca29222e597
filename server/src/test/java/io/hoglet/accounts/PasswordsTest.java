// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void passwordMatchesItsOwnHashOnly() {
        String stored = passwords.hash("correct horse");

        assertThat(passwords.matches("correct horse", stored)).isTrue();
        assertThat(passwords.matches("correct horsf", stored)).isFalse();
        assertThat(passwords.matches("", stored)).isFalse();
    }

    @Test
    void hashIsArgon2idWithItsCostAndASaltOfItsOwn() {
        String one = passwords.hash("same");
        String other = passwords.hash("same");

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
    }

    @Test
    void hashOfALowerCostStillMatches() {
        // As OWASP's reference implementation makes it for "password" with the salt "somesalt".
        String stored = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(passwords.matches("password", stored)).isTrue();
        assertThat(passwords.matches("Password", stored)).isFalse();
    }

    @Test
    void passwordThatIsTooLongIsNotHashed() {
        String stored = passwords.hash("x".repeat(Passwords.LENGTH_MAX));

        assertThat(passwords.matches("x".repeat(Passwords.LENGTH_MAX), stored)).isTrue();
        assertThat(passwords.matches("x".repeat(Passwords.LENGTH_MAX + 1), stored))
                .isFalse();
    }

    @Test
    void nobodysPasswordNeverMatches() {
        assertThat(passwords.matchesNobody("anything")).isFalse();
    }

    @Test
    void burstIsServedAFewAtATimeAndTheRestIsRefused() throws InterruptedException {
        var few = new Passwords(2, Duration.ofMillis(20));
        Callable<String> hash = () -> few.hash("secret");

        var outcomes = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                outcomes.add(threads.submit(hash));
            }
        }

        var refused = failures(outcomes);
        assertThat(refused).isNotEmpty().allMatch(UnavailableException.class::isInstance);
        assertThat(outcomes).hasSizeGreaterThan(refused.size());
    }

    @Test
    void otherRequestsGoOnDuringABurst() throws InterruptedException, ExecutionException, TimeoutException {
        var patient = new Passwords(2, Duration.ofMinutes(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                var _ = threads.submit(() -> patient.hash("secret"));
            }

            var other = threads.submit(() -> "served");

            // A burst of sixty takes seconds; whoever has to wait for its end gets no answer in one.
            assertThat(other.get(1, TimeUnit.SECONDS)).isEqualTo("served");
            var _ = threads.shutdownNow();
        }
    }

    private static List<Throwable> failures(List<Future<String>> outcomes) throws InterruptedException {
        var failures = new ArrayList<Throwable>();
        for (var outcome : outcomes) {
            try {
                outcome.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        return failures;
    }

    @Test
    void storedTextThatIsNoHashIsABug() {
        assertThatThrownBy(() -> passwords.matches("x", "plain")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> passwords.matches("x", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void phcStringIsReadAsItIsWritten() {
        String stored = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        var read = PasswordHash.parse(stored);

        assertThat(read.cost()).isEqualTo(new PasswordHash.Cost(256, 2, 1));
        assertThat(read.salt()).asString().isEqualTo("somesalt");
        assertThat(read.encoded()).isEqualTo(stored);
    }
}
