// SPDX-License-Identifier: Apache-2.0
package io.hoglet.fuzz;

import io.hoglet.capture.DecoderFuzz;
import io.hoglet.elements.ElementsFuzz;
import io.hoglet.flags.FiltersFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the inputs that Jazzer begins with: {@code FuzzSeeds decoder|elements|filters DIRECTORY}. */
public final class FuzzSeeds {
    private FuzzSeeds() {}

    public static void main(String[] arguments) throws IOException {
        List<byte[]> seeds = switch (arguments[0]) {
            case "decoder" -> DecoderFuzz.seeds();
            case "elements" -> ElementsFuzz.seeds();
            case "filters" -> FiltersFuzz.seeds();
            default -> throw new IllegalArgumentException("decoder, elements or filters");
        };
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(directory.resolve("seed-" + i), seeds.get(i));
        }
    }
}
