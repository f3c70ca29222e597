// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chain leniently (wire protocol 1.13). posthog-js up to 1.200 leaves quotes inside values as they are, so a
 * quote ends a value only when what follows can follow a value: the end, another key, or another element with a key.
 * The text between two neighbouring quotes decides that, and each is looked at once. What makes no sense is left out;
 * a value without an end goes to the end. Used once, by one thread.
 */
final class ChainParser {
    /** Far deeper than pages are; what follows is left out. */
    static final int ELEMENTS_MAX = 500;

    private static final Set<String> KEYS =
            Set.of(Element.TEXT, Element.HREF, Element.ID, Element.NTH_CHILD, Element.NTH_OF_TYPE);

    private final List<Element> elements = new ArrayList<>();
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final StringBuilder value = new StringBuilder();
    private @Nullable String head;
    private @Nullable String key;
    private boolean isFirstPart;

    static List<Element> parse(String chain) {
        String line = chain.replace("\n", "");
        return line.isEmpty() ? List.of() : new ChainParser().elements(line);
    }

    private List<Element> elements(String chain) {
        // As if an element had ended before: the first begins as all others do.
        String part = ";";
        int from = 0;
        for (int quote = chain.indexOf('"'); quote >= 0; quote = chain.indexOf('"', from)) {
            between(part + chain.substring(from, quote));
            part = "";
            from = quote + 1;
        }
        end(part + chain.substring(from));
        return List.copyOf(elements);
    }

    /** @param part what stands between two quotes, or before the first */
    private void between(String part) {
        int keyAt = isFirstPart ? -1 : keyAt(part);
        if (keyAt < 0) {
            if (head == null && part.startsWith(";")) {
                // A key that is not known, or damage: the tags are worth something still.
                int colon = part.lastIndexOf(':');
                open(part.substring(1, colon < 0 ? part.length() : colon));
            }
            append(part);
            return;
        }
        close();
        if (keyAt > 0) {
            open(part.substring(1, keyAt - 1));
        }
        key = part.substring(keyAt, part.length() - 1);
        isFirstPart = true;
    }

    /** @param part what stands after the last quote */
    private void end(String part) {
        boolean isInValue = key != null && (isFirstPart || !(part.isEmpty() || part.startsWith(";")));
        if (isInValue) {
            append(part);
        }
        close();
        if (!isInValue && part.startsWith(";")) {
            open(part.substring(1));
        }
        addElement();
    }

    /** Where the key begins that a quote may follow, or -1: {@code key=} or {@code ;head:key=}. */
    private static int keyAt(String part) {
        if (!part.endsWith("=")) {
            return -1;
        }
        int end = part.length() - 1;
        if (!part.startsWith(";")) {
            return isKey(part, 0, end) ? 0 : -1;
        }
        for (int colon = part.indexOf(':', lastBlank(part, end) + 1);
                colon >= 0;
                colon = part.indexOf(':', colon + 1)) {
            if (isKey(part, colon + 1, end)) {
                return colon + 1;
            }
        }
        return -1;
    }

    /** The last character before the end that no key can hold, or -1. */
    private static int lastBlank(String part, int end) {
        int at = end - 1;
        while (at >= 0 && part.charAt(at) > ' ' && part.charAt(at) != '=') {
            at--;
        }
        return at;
    }

    private static boolean isKey(String part, int from, int end) {
        if (part.startsWith(Element.ATTRIBUTE, from)) {
            return lastBlank(part, end) < from;
        }
        return KEYS.stream().anyMatch(each -> each.length() == end - from && part.startsWith(each, from));
    }

    private void append(String part) {
        if (key != null) {
            value.append(isFirstPart ? "" : "\"").append(part);
            isFirstPart = false;
        }
    }

    private void close() {
        if (key != null) {
            pairs.put(key, value.toString().replace("\\\"", "\""));
            key = null;
        }
        value.setLength(0);
        isFirstPart = false;
    }

    /** @param heads those of elements that say nothing but their tags, and of the one whose pairs follow */
    private void open(String heads) {
        int from = 0;
        for (int next = heads.indexOf(';'); next >= 0; next = heads.indexOf(';', from)) {
            addElement();
            head = heads.substring(from, next);
            from = next + 1;
        }
        addElement();
        head = heads.substring(from);
    }

    private void addElement() {
        if (head != null && elements.size() < ELEMENTS_MAX && !(head.isEmpty() && pairs.isEmpty())) {
            String plain = head.endsWith(":") ? head.substring(0, head.length() - 1) : head;
            String[] words = plain.split("\\.", -1);
            var classes = Arrays.stream(words).skip(1).filter(word -> !word.isEmpty());
            elements.add(new Element(words[0], classes.toList(), pairs));
        }
        head = null;
        pairs.clear();
    }
}
