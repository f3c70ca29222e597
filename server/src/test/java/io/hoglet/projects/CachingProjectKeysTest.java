// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.UnavailableException;
import io.hoglet.projects.ProjectKeys.Found;
import io.hoglet.projects.ProjectKeys.Lookup;
import io.hoglet.projects.ProjectKeys.Unknown;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachingProjectKeysTest {
    private static final Found PROJECT = new Found(7, false, false);

    private final Map<String, Lookup> stored = new ConcurrentHashMap<>(Map.of("phc_known", PROJECT));
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final CachingProjectKeys keys = new CachingProjectKeys(this::look, now::get);

    private Lookup look(String token) {
        asked.incrementAndGet();
        if (away.get()) {
            throw new UnavailableException("away");
        }
        return Optional.ofNullable(stored.get(token)).orElseGet(Unknown::new);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void freshKeyIsNotLookedUpAgain() {
        assertThat(keys.find("phc_known")).isEqualTo(PROJECT);
        assertThat(keys.find("phc_known")).isEqualTo(PROJECT);

        assertThat(asked).hasValue(1);
    }

    @Test
    void changeIsSeenWithinSeconds() {
        keys.find("phc_known");
        stored.put("phc_known", new Found(7, true, false));
        pass(Duration.ofSeconds(5));

        assertThat(keys.find("phc_known")).isEqualTo(new Found(7, true, false));
    }

    @Test
    void resetKeyIsRefusedWithinSeconds() {
        keys.find("phc_known");
        stored.clear();
        pass(Duration.ofSeconds(5));

        assertThat(keys.find("phc_known")).isEqualTo(new Unknown());
        assertThat(keys.find("phc_known")).isEqualTo(new Unknown());
    }

    @Test
    void forgottenKeyIsLookedUpAtOnce() {
        keys.find("phc_known");
        stored.clear();

        keys.forget("phc_known");

        assertThat(keys.find("phc_known")).isEqualTo(new Unknown());
    }

    @Test
    void knownKeyWorksOnWhileTheStoreIsAway() {
        keys.find("phc_known");
        away.set(true);
        pass(Duration.ofHours(10));

        assertThat(keys.find("phc_known")).isEqualTo(PROJECT);
    }

    @Test
    void keyThatWasNeverSeenIsUnavailableWhileTheStoreIsAway() {
        away.set(true);

        assertThatThrownBy(() -> keys.find("phc_known")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void storeThatIsAwayIsAskedOnceASecond() {
        keys.find("phc_known");
        away.set(true);
        pass(Duration.ofMinutes(1));

        for (int i = 0; i < 50; i++) {
            keys.find("phc_known");
            assertThatThrownBy(() -> keys.find("phc_other")).isInstanceOf(UnavailableException.class);
        }
        assertThat(asked).hasValue(2);

        pass(Duration.ofSeconds(2));
        keys.find("phc_known");
        assertThat(asked).hasValue(3);
    }

    @Test
    void storeThatIsBackIsBelieved() {
        away.set(true);
        assertThatThrownBy(() -> keys.find("phc_known")).isInstanceOf(UnavailableException.class);
        away.set(false);
        pass(Duration.ofSeconds(2));

        assertThat(keys.find("phc_known")).isEqualTo(PROJECT);
    }

    @Test
    void unknownKeyIsRememberedBriefly() {
        assertThat(keys.find("phc_new")).isEqualTo(new Unknown());
        stored.put("phc_new", PROJECT);
        assertThat(keys.find("phc_new")).isEqualTo(new Unknown());
        pass(Duration.ofSeconds(4));

        assertThat(keys.find("phc_new")).isEqualTo(PROJECT);
    }

    @Test
    void textThatCannotBeAKeyIsNotLookedUp() {
        for (String text : new String[] {"", "with space", "x".repeat(201), "schlüssel", "nul\0"}) {
            assertThat(keys.find(text)).isEqualTo(new Unknown());
        }

        assertThat(asked).hasValue(0);
    }

    @Test
    void oneRequestLooksAgainWhileOthersGoOn() throws InterruptedException, ExecutionException, TimeoutException {
        var looking = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new AtomicBoolean();
        var slowKeys = new CachingProjectKeys(
                token -> {
                    if (slow.get()) {
                        looking.countDown();
                        awaited(goOn);
                    }
                    return look(token);
                },
                now::get);
        slowKeys.find("phc_known");
        slow.set(true);
        pass(Duration.ofSeconds(5));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> slowKeys.find("phc_known"));
            awaited(looking);

            assertThat(slowKeys.find("phc_known")).isEqualTo(PROJECT);

            goOn.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(PROJECT);
        }
        assertThat(asked).hasValue(2);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
