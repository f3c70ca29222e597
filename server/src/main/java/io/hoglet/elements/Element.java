// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of a page (wire protocol 1.13).
 *
 * @param tagName empty when the client named none
 * @param pairs what is known of it by the chain's keys: {@code text}, {@code href}, {@code attr_id},
 *     {@code nth-child}, {@code nth-of-type}, and {@code attr__x} for each attribute x; in any order
 */
public record Element(String tagName, List<String> classes, Map<String, String> pairs) {
    public static final String TEXT = "text";
    public static final String HREF = "href";
    public static final String ID = "attr_id";
    public static final String NTH_CHILD = "nth-child";
    public static final String NTH_OF_TYPE = "nth-of-type";
    public static final String ATTRIBUTE = "attr__";

    /** UTF-16 units that are kept. */
    private static final int TEXT_MAX = 400;

    private static final int HREF_MAX = 2048;

    public Element {
        classes = List.copyOf(classes);
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }

    public Optional<String> pair(String key) {
        return Optional.ofNullable(pairs.get(key));
    }

    /** The attributes, by the names that the page has for them. */
    public Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        pairs.forEach((key, value) -> {
            if (key.startsWith(ATTRIBUTE)) {
                attributes.put(key.substring(ATTRIBUTE.length()), value);
            }
        });
        return attributes;
    }

    /** The length to which the value of a key is cut; attributes are kept whole. */
    static String cut(String key, String value) {
        return switch (key) {
            case TEXT -> cut(value, TEXT_MAX);
            case HREF -> cut(value, HREF_MAX);
            default -> value;
        };
    }

    private static String cut(String value, int most) {
        if (value.length() <= most) {
            return value;
        }
        // Half of a surrogate pair would be no text that UTF-8 can hold.
        return value.substring(0, Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most);
    }

    @Override
    public String toString() {
        return "Element[" + pairs.size() + " pairs]";
    }
}
