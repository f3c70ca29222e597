// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What Jazzer calls: the first byte is the shape of the request, the others are its body. */
public final class DecoderFuzz {
    private static final long SPREAD = 0x9e3779b97f4a7c15L;
    private static final DecoderProperty PROPERTY = new DecoderProperty();

    private DecoderFuzz() {}

    /** Inputs to begin with. */
    public static List<byte[]> seeds() {
        return DecoderProperty.seeds().stream()
                .map(body -> {
                    var input = new byte[body.length + 1];
                    System.arraycopy(body, 0, input, 1, body.length);
                    return input;
                })
                .toList();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        try {
            PROPERTY.holds(new Random(input[0] * SPREAD), body);
        } catch (AssertionError memoryOrTime) {
            // The first time may have loaded classes, which Jazzer then changes, in memory of the same thread.
            PROPERTY.holds(new Random(input[0] * SPREAD), body);
        }
    }
}
