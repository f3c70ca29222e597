// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text form of a list of elements, as the column {@code elements_chain} holds it (wire protocol 1.13). The form
 * escapes quotes but not backslashes or line breaks, so a few values cannot be told from the chain around them: one
 * with a line break, and one that ends in a quote and a key.
 */
public final class ElementsChain {

    private ElementsChain() {}

    /** Classes and keys are sorted; text and link are cut. */
    public static String write(List<Element> elements) {
        return elements.stream().map(ElementsChain::write).collect(Collectors.joining(";"));
    }

    /** Reads any text; see {@link ChainParser} for what it makes of damage. */
    public static List<Element> read(String chain) {
        return ChainParser.parse(chain);
    }

    private static String write(Element element) {
        var chain = new StringBuilder(element.tagName());
        element.classes().stream()
                .map(name -> name.replace("\"", ""))
                .filter(name -> !name.isEmpty())
                .sorted()
                .forEach(name -> chain.append('.').append(name));
        chain.append(':');
        var pairs = new TreeMap<String, String>(KeyOrder.INSTANCE);
        pairs.put(Element.NTH_CHILD, "0");
        pairs.put(Element.NTH_OF_TYPE, "0");
        pairs.putAll(element.pairs());
        pairs.forEach((key, value) -> chain.append(key)
                .append("=\"")
                .append(Element.cut(key, value).replace("\"", "\\\""))
                .append('"'));
        return chain.toString();
    }
}
