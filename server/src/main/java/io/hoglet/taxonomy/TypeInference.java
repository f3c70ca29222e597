// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Guesses a property's type from its key and one value (wire protocol 4.10). The first guess stays. Pure. */
public final class TypeInference {
    private static final int DATE_LENGTH_MAX = 40;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern UNIX_TIME = Pattern.compile("\\d{10}(\\.\\d+)?|\\d{13}");
    private static final String TIME = "\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?";
    private static final List<Pattern> DATES = List.of(
            Pattern.compile("\\d{4}[-/]\\d{2}[-/]\\d{2}"),
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:?\\d{2})"),
            Pattern.compile("\\d{4}[-/]\\d{2}[-/]\\d{2} " + TIME),
            Pattern.compile("\\d{2}[-/]\\d{2}[-/]\\d{4} " + TIME),
            Pattern.compile("([A-Z][a-z]{2}, )?\\d{1,2} [A-Z][a-z]{2} \\d{2,4} \\d{2}:\\d{2}(:\\d{2})?"
                    + " ([A-Z]{1,4}|[+-]\\d{4})"));

    private TypeInference() {}

    /** Empty when the value says nothing: null, an object or an array. */
    public static Optional<PropertyType> typeOf(String key, JsonNode value) {
        String name = key.toLowerCase(Locale.ROOT);
        if (name.startsWith("utm_") && value.isValueNode() && !value.isNull()) {
            return Optional.of(PropertyType.STRING);
        }
        return switch (value.getNodeType()) {
            case BOOLEAN -> Optional.of(PropertyType.BOOLEAN);
            case NUMBER -> Optional.of(isTime(name, value.asText()) ? PropertyType.DATE_TIME : PropertyType.NUMERIC);
            case STRING -> Optional.of(ofText(name, value.textValue().strip()));
            case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO -> Optional.empty();
        };
    }

    private static PropertyType ofText(String name, String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return PropertyType.BOOLEAN;
        }
        if (text.isEmpty() || text.length() > DATE_LENGTH_MAX) {
            return PropertyType.STRING;
        }
        if (isTime(name, text)) {
            return PropertyType.DATE_TIME;
        }
        if (NUMBER.matcher(text).matches()) {
            return PropertyType.NUMERIC;
        }
        boolean date = DATES.stream().anyMatch(form -> form.matcher(text).matches());
        return date ? PropertyType.DATE_TIME : PropertyType.STRING;
    }

    /** Seconds or milliseconds since 1970, under a name that speaks of time. */
    private static boolean isTime(String name, String text) {
        return name.contains("time") && UNIX_TIME.matcher(text).matches();
    }
}
