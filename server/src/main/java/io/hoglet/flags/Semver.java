// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version. Parts that are missing are 0, leading zeros and a {@code v} in front do not count.
 *
 * @param before parts of what comes before the release, such as {@code beta.2}; empty for the release itself
 */
record Semver(long major, long minor, long patch, List<String> before) implements Comparable<Semver> {
    private static final int LENGTH_MAX = 200;
    private static final String NUMBER = "(\\d{1,15})";
    private static final Pattern SHAPE = Pattern.compile("[vV=]?" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER
            + ")?" + "(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]*)?");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
    private static final Comparator<Semver> ORDER = Comparator.comparingLong(Semver::major)
            .thenComparingLong(Semver::minor)
            .thenComparingLong(Semver::patch)
            .thenComparing(Semver::before, Semver::compareBefore);

    static Optional<Semver> parse(String text) {
        var shape = SHAPE.matcher(text.length() > LENGTH_MAX ? "" : text.strip());
        if (!shape.matches()) {
            return Optional.empty();
        }
        String before = shape.group(4);
        return Optional.of(new Semver(
                number(shape.group(1)),
                number(shape.group(2)),
                number(shape.group(3)),
                before == null ? List.of() : List.of(before.split("\\.", -1))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** A release comes after everything before it; numbers are less than words. */
    private static int compareBefore(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = comparePart(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int comparePart(String one, String other) {
        boolean oneIsNumber = DIGITS.matcher(one).matches();
        boolean otherIsNumber = DIGITS.matcher(other).matches();
        if (oneIsNumber && otherIsNumber) {
            return Long.compare(Long.parseLong(one), Long.parseLong(other));
        }
        return oneIsNumber == otherIsNumber ? one.compareTo(other) : oneIsNumber ? -1 : 1;
    }

    @Override
    public int compareTo(Semver other) {
        return ORDER.compare(this, other);
    }

    Semver nextMinor() {
        return new Semver(major, minor + 1, 0, List.of());
    }

    /** The first version that may break: the one that raises the first number that is not 0. */
    Semver nextBreaking() {
        if (major > 0) {
            return new Semver(major + 1, 0, 0, List.of());
        }
        return minor > 0 ? nextMinor() : new Semver(0, 0, patch + 1, List.of());
    }

    /** Such as {@code 1.2.*}: the numbers before the star must be the same. */
    record Wildcard(List<Long> numbers) {
        private static final Pattern SHAPE =
                Pattern.compile("[vV=]?(?:" + NUMBER + "\\.)?(?:" + NUMBER + "\\.)?[*xX](?:\\.[*xX])?");

        static Optional<Wildcard> parse(String text) {
            var shape = SHAPE.matcher(text.length() > LENGTH_MAX ? "" : text.strip());
            if (!shape.matches()) {
                return Semver.parse(text).map(exact -> new Wildcard(List.of(exact.major, exact.minor, exact.patch)));
            }
            if (shape.group(1) == null) {
                return Optional.of(new Wildcard(List.of()));
            }
            return Optional.of(new Wildcard(
                    shape.group(2) == null
                            ? List.of(number(shape.group(1)))
                            : List.of(number(shape.group(1)), number(shape.group(2)))));
        }

        boolean matches(Semver version) {
            return List.of(version.major, version.minor, version.patch)
                    .subList(0, numbers.size())
                    .equals(numbers);
        }
    }
}
