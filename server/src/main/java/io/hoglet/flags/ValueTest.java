// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An operator with its value, made ready to be asked of properties. Immutable. A value that the operator cannot use
 * makes a test that never holds, neither way, and says why.
 *
 * @param problem why it never holds
 */
public record ValueTest(Operator operator, Comparison comparison, Optional<String> problem) {
    /** Whether a property that is there is as it must be. */
    @FunctionalInterface
    public interface Comparison {
        boolean holds(JsonNode property, Moment moment);
    }

    static ValueTest of(Operator operator, JsonNode value) {
        return switch (operator) {
            case EXACT, IS_NOT, ICONTAINS, NOT_ICONTAINS, STARTS_WITH, NOT_STARTS_WITH, ENDS_WITH, NOT_ENDS_WITH ->
                usable(operator, TextTests.of(operator, value));
            case ICONTAINS_MULTI, NOT_ICONTAINS_MULTI -> usable(operator, TextTests.of(operator, value));
            case REGEX, NOT_REGEX -> RegexTests.of(operator, value);
            case GT, GTE, LT, LTE, BETWEEN, NOT_BETWEEN -> NumberTests.of(operator, value);
            case IS_SET -> usable(operator, (property, moment) -> true);
            case IS_NOT_SET -> usable(operator, (property, moment) -> false);
            case IS_DATE_EXACT, IS_DATE_BEFORE, IS_DATE_AFTER -> DateTests.of(operator, value);
            // Cohorts and flags are asked elsewhere: as properties they are nothing.
            case IN, NOT_IN, FLAG_EVALUATES_TO -> usable(operator, (property, moment) -> false);
            case SEMVER_EQ,
                    SEMVER_NEQ,
                    SEMVER_GT,
                    SEMVER_GTE,
                    SEMVER_LT,
                    SEMVER_LTE,
                    SEMVER_TILDE,
                    SEMVER_CARET,
                    SEMVER_WILDCARD -> SemverTests.of(operator, value);
        };
    }

    static ValueTest usable(Operator operator, Comparison comparison) {
        return new ValueTest(operator, comparison, Optional.empty());
    }

    static ValueTest useless(Operator operator, String problem) {
        return new ValueTest(operator, (property, moment) -> false, Optional.of(problem));
    }

    /** Whether it holds for somebody without the property. */
    boolean holdsWhenMissing() {
        return operator.whenMissing() && problem.isEmpty();
    }
}
