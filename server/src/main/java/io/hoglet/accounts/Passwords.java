// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import io.hoglet.event.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id: 19 MiB, two passes, one lane (OWASP's first choice). Thread-safe. At most a few
 * hashes run at once, because each takes memory and a core; who waits too long gets {@link UnavailableException}. They
 * run on platform threads: on the callers' virtual ones a burst of sign-ins would hold every carrier, and nobody else's
 * request would go on.
 */
public final class Passwords {
    /** Shortest password that may be chosen. */
    public static final int LENGTH_MIN = 8;

    /** Longest password; more only costs time. */
    public static final int LENGTH_MAX = 256;

    private static final PasswordHash.Cost COST = new PasswordHash.Cost(19 * 1024, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final PasswordHash ofNobody = new PasswordHash(COST, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
    private final Semaphore permits;
    private final Duration longestWait;

    public Passwords() {
        this(2, Duration.ofSeconds(5));
    }

    Passwords(int atOnce, Duration longestWait) {
        this.permits = new Semaphore(atOnce);
        this.longestWait = longestWait;
    }

    /** The PHC string to store. */
    public String hash(String password) {
        var salt = randomBytes(SALT_BYTES);
        return new PasswordHash(COST, salt, computed(password, COST, salt, HASH_BYTES)).encoded();
    }

    /** Whether {@code password} is the one behind {@code encoded}. */
    public boolean matches(String password, String encoded) {
        return matches(password, PasswordHash.parse(encoded));
    }

    /** Takes as long as {@link #matches} and is always false: for accounts that do not exist. */
    public boolean matchesNobody(String password) {
        matches(password, ofNobody);
        return false;
    }

    private boolean matches(String password, PasswordHash expected) {
        if (password.length() > LENGTH_MAX) {
            return false;
        }
        var hash = computed(password, expected.cost(), expected.salt(), expected.hash().length);
        return MessageDigest.isEqual(hash, expected.hash());
    }

    private byte[] computed(String password, PasswordHash.Cost cost, byte[] salt, int length) {
        acquire();
        var hash = new FutureTask<>(() -> {
            try {
                return argon2(password, cost, salt, length);
            } finally {
                permits.release();
            }
        });
        Thread.ofPlatform().daemon().name("password").start(hash);
        return awaited(hash);
    }

    private static byte[] argon2(String password, PasswordHash.Cost cost, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static byte[] awaited(FutureTask<byte[]> hash) {
        try {
            return hash.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The check of a password was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException("Too many passwords are being checked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The check of a password was interrupted", e);
        }
    }

    private byte[] randomBytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
