// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import java.util.List;

/**
 * A path of elements as CSS writes it: {@code form > .row a[href^="/buy"]}. There are tags, {@code *}, classes, ids,
 * attributes with {@code = ^= $= *=} or alone, {@code :nth-child(n)}, {@code :nth-of-type(n)}, descendants and direct
 * children.
 *
 * @param parts outermost first
 */
public record Selector(List<Part> parts) {
    static final int LENGTH_MAX = 400;
    static final int PARTS_MAX = 10;

    /** How a condition compares the value of its key. */
    enum Match {
        PRESENT,
        EXACT,
        PREFIX,
        SUFFIX,
        ANYWHERE
    }

    /** @param key as chains have it: {@code attr_id}, {@code attr__x}, {@code nth-child} */
    record Condition(String key, Match match, String value) {}

    /**
     * What one element must be.
     *
     * @param tagName empty for any
     * @param isChild whether it must be a direct child of the part before it
     */
    record Part(String tagName, List<String> classes, List<Condition> conditions, boolean isChild) {
        Part {
            classes = List.copyOf(classes);
            conditions = List.copyOf(conditions);
        }
    }

    public Selector {
        parts = List.copyOf(parts);
    }

    /** @throws InvalidSelectorException which says what is wrong and where */
    public static Selector parse(String text) {
        return new SelectorParser(text).selector();
    }

    /** A regular expression for RE2 that finds the path in a chain, wherever in it. */
    public String pattern() {
        return SelectorPattern.of(this);
    }
}
