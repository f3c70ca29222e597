// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** An amount of bytes, written with a unit: {@code 512}, {@code 64KiB}, {@code 20MiB}, {@code 1GiB}. */
public record DataSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(b|kib|mib|gib|k|m|g)?");

    public static DataSize parse(String text) {
        var match = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException("a size such as 20MiB is needed");
        }
        String unit = match.group(2);
        long factor = unit == null || unit.equals("b") ? 1 : 1L << (10 * (1 + "kmg".indexOf(unit.charAt(0))));
        return new DataSize(Math.multiplyExact(Long.parseLong(match.group(1)), factor));
    }

    public int intBytes() {
        return Math.toIntExact(bytes);
    }
}
