// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which formats can be fetched in pieces. The engine formats every piece as a whole document; pieces of a plain row
 * format can be sent one behind the other, and of a format that begins with column names after cutting those off.
 */
sealed interface ChunkHeaders {
    /** How many bytes at the start of a piece that is not the first must not be sent again. */
    long length(MemorySegment piece);

    Set<String> PLAIN = Set.of(
            "rowbinary",
            "tabseparated",
            "tsv",
            "tabseparatedraw",
            "tsvraw",
            "csv",
            "jsoneachrow",
            "jsonlines",
            "ndjson",
            "jsoncompacteachrow",
            "native",
            "jsonstringseachrow",
            "jsoncompactstringseachrow",
            "linesasstring");

    Map<String, Integer> LINES = Map.of(
            "tabseparatedwithnames", 1,
            "tsvwithnames", 1,
            "tabseparatedwithnamesandtypes", 2,
            "tsvwithnamesandtypes", 2,
            "jsoncompacteachrowwithnames", 1,
            "jsoncompacteachrowwithnamesandtypes", 2);

    static Optional<ChunkHeaders> of(String format) {
        String name = format.toLowerCase(Locale.ROOT);
        if (PLAIN.contains(name)) {
            return Optional.of(new Lines(0));
        }
        if (LINES.containsKey(name)) {
            return Optional.of(new Lines(LINES.getOrDefault(name, 0)));
        }
        return switch (name) {
            case "rowbinarywithnames" -> Optional.of(new Counted(1));
            case "rowbinarywithnamesandtypes" -> Optional.of(new Counted(2));
            default -> Optional.empty();
        };
    }

    /** Text formats whose header never has a line end inside a name. */
    record Lines(int lines) implements ChunkHeaders {
        @Override
        public long length(MemorySegment piece) {
            long at = 0;
            for (int line = 0; line < lines; line++) {
                while (at < piece.byteSize() && piece.get(JAVA_BYTE, at) != '\n') {
                    at++;
                }
                at++;
            }
            return Math.min(at, piece.byteSize());
        }
    }

    /** A number of columns, then one list of texts for each of names and types. */
    record Counted(int lists) implements ChunkHeaders {
        @Override
        public long length(MemorySegment piece) {
            VarInts in = new VarInts(piece);
            long texts = in.next() * lists;
            for (long i = 0; i < texts; i++) {
                in.skip(in.next());
            }
            return in.at;
        }
    }

    /** Reads numbers in the variable length that ClickHouse writes. */
    final class VarInts {
        private final MemorySegment bytes;
        private long at;

        VarInts(MemorySegment bytes) {
            this.bytes = bytes;
        }

        long next() {
            long value = 0;
            int shift = 0;
            byte part;
            do {
                part = bytes.get(JAVA_BYTE, at++);
                value |= (long) (part & 0x7f) << shift;
                shift += 7;
            } while (part < 0);
            return value;
        }

        void skip(long count) {
            at += count;
        }
    }
}
