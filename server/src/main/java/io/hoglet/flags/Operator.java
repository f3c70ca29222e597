// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a property is compared (wire protocol 3.5). The wire's name is the constant's in lower case. */
public enum Operator {
    EXACT,
    IS_NOT(true),
    ICONTAINS,
    NOT_ICONTAINS(true),
    STARTS_WITH,
    NOT_STARTS_WITH(true),
    ENDS_WITH,
    NOT_ENDS_WITH(true),
    ICONTAINS_MULTI,
    NOT_ICONTAINS_MULTI(true),
    REGEX,
    NOT_REGEX(true),
    GT,
    GTE,
    LT,
    LTE,
    BETWEEN,
    NOT_BETWEEN(true),
    IS_SET,
    IS_NOT_SET(true),
    IS_DATE_EXACT,
    IS_DATE_BEFORE,
    IS_DATE_AFTER,
    IN,
    NOT_IN,
    FLAG_EVALUATES_TO,
    SEMVER_EQ,
    SEMVER_NEQ,
    SEMVER_GT,
    SEMVER_GTE,
    SEMVER_LT,
    SEMVER_LTE,
    SEMVER_TILDE,
    SEMVER_CARET,
    SEMVER_WILDCARD;

    private static final Map<String, Operator> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::wireName, Function.identity()));

    private final boolean whenMissing;

    Operator() {
        this(false);
    }

    Operator(boolean whenMissing) {
        this.whenMissing = whenMissing;
    }

    /** The operator of that name; the two that PostHog had for relative dates for a while count as well. */
    public static Optional<Operator> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "is_relative_date_before" -> IS_DATE_BEFORE;
                    case "is_relative_date_after" -> IS_DATE_AFTER;
                    default -> BY_NAME.get(name);
                });
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is said of somebody who has no such property. */
    boolean whenMissing() {
        return whenMissing;
    }
}
