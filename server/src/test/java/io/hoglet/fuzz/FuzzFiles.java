// SPDX-License-Identifier: Apache-2.0
package io.hoglet.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The inputs that fuzzing once failed on, and what fails now. */
public final class FuzzFiles {
    private static final Path SAVED = Path.of("src/test/resources/fuzz");
    private static final Path FAILED = Path.of("target/fuzz");

    private FuzzFiles() {}

    /** Those that are in the repository; at least one, so that a moved directory is noticed. */
    public static List<byte[]> saved(String target) {
        try (var files = Files.list(SAVED.resolve(target))) {
            return files.sorted().map(FuzzFiles::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Damages inputs and tries them, always the same ones. One that fails is written to a file. */
    public static void tryDamaged(String target, List<byte[]> seeds, int rounds, Consumer<byte[]> property) {
        for (int round = 0; round < rounds; round++) {
            var random = new Random(round);
            byte[] input = damaged(random, seeds.get(random.nextInt(seeds.size())), seeds);
            try {
                property.accept(input);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("the input is in " + write(target, round, input), e);
            }
        }
    }

    private static byte[] damaged(Random random, byte[] seed, List<byte[]> seeds) {
        byte[] input = seed.clone();
        for (int i = random.nextInt(6); i > 0 && input.length > 0; i--) {
            int at = random.nextInt(input.length);
            int length = random.nextInt(Math.min(40, input.length - at) + 1);
            switch (random.nextInt(4)) {
                case 0 -> input[at] = (byte) random.nextInt(256);
                case 1 -> input = joined(input, at, at + length, new byte[0]);
                case 2 -> input = joined(input, at, at, Arrays.copyOfRange(input, at, at + length));
                default -> {
                    byte[] other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length + 1);
                    int to = Math.min(other.length, from + 40);
                    input = joined(input, at, at + length, Arrays.copyOfRange(other, from, to));
                }
            }
        }
        return input;
    }

    private static byte[] joined(byte[] input, int from, int to, byte[] between) {
        var result = new byte[input.length - (to - from) + between.length];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(input, to, result, from + between.length, input.length - to);
        return result;
    }

    static Path write(String directory, int number, byte[] input) {
        try {
            var file = Files.createDirectories(FAILED.resolve(directory)).resolve("input-" + number);
            return Files.write(file, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
