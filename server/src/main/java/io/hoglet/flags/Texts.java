// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as text and as numbers: comparison is on text (wire protocol 3.5). Pure. */
final class Texts {
    private static final int NUMBER_LENGTH_MAX = 64;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Texts() {}

    /** Text as it is, numbers and booleans as written, lists and objects as compact JSON. */
    static String of(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** The texts of a list, or of the one value. */
    static List<String> all(JsonNode value) {
        if (!value.isArray()) {
            return List.of(of(value));
        }
        var texts = new ArrayList<String>(value.size());
        value.forEach(each -> texts.add(of(each)));
        return List.copyOf(texts);
    }

    static Optional<Double> number(JsonNode value) {
        return value.isNumber() ? Optional.of(value.doubleValue()) : number(value.isTextual() ? of(value) : "");
    }

    private static Optional<Double> number(String text) {
        String stripped = text.length() > NUMBER_LENGTH_MAX ? "" : text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(Double.valueOf(stripped)) : Optional.empty();
    }
}
