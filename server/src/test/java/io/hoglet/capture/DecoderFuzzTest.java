// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.fuzz.FuzzFiles;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Throws damaged requests of real SDKs and noise at {@link DecoderProperty}. CONTRIBUTING.md has the command for many
 * millions. Each round has a seed of its own, so that it can be repeated alone.
 */
class DecoderFuzzTest {
    private static final int ROUNDS = Integer.getInteger("hoglet.fuzz.inputs", 20_000);
    private static final long SEED = Long.getLong("hoglet.fuzz.seed", 20_261_124L);

    private final DecoderProperty property = new DecoderProperty();
    private final List<byte[]> seeds = DecoderProperty.seeds();

    private boolean round(long seed) {
        var random = new Random(seed);
        byte[] body = new Mutations(random).of(seeds.get(random.nextInt(seeds.size())));
        return property.holds(random, body);
    }

    @Test
    void anyRequestIsEitherTakenOrRefusedWithinBoundedMemoryAndTime() {
        int taken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long seed = SEED + i;
            try {
                taken += round(seed) ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("-Dhoglet.fuzz.inputs=1 -Dhoglet.fuzz.seed=" + seed + " repeats it", e);
            }
        }
        assertThat(taken).as("both outcomes happen").isBetween(ROUNDS / 20, Math.max(1, ROUNDS * 19 / 20));
    }

    @Test
    void whatWasFoundBeforeHoldsNow() {
        FuzzFiles.saved("decoder").forEach(DecoderFuzz::fuzzerTestOneInput);
    }
}
