// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import static org.assertj.core.api.Assertions.fail;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Jazzer calls: a selector, a line break, and a chain. Any chain is read, into no more than stood in it; any
 * selector is refused or becomes an expression, which any chain can be asked.
 */
public final class ElementsFuzz {
    private static final long NANOS_MAX = 20_000_000_000L;

    private ElementsFuzz() {}

    /** Inputs to begin with. */
    public static List<byte[]> seeds() {
        return Stream.of(
                        "button.buy > #b\nbutton.btn.buy:text=\"Buy Ü\"nth-child=\"1\"nth-of-type=\"1\"attr_id=\"b\""
                                + "attr__id=\"b\"attr__class=\"btn buy\";body:nth-child=\"2\"nth-of-type=\"1\"",
                        "form a[href^='/x']:nth-child(1) .w-1\\.5\na.w-1.5:attr__href=\"/x\"href=\"/x\"nth-child=\"1\""
                                + "text=\"say \\\"hi\\\"\";form:attr__action=\"/\"nth-child=\"0\"",
                        "*\na:text=\"Buy \"now\"\"nth-child=\"1\";div.md:flex:attr__x=\"\";span;p:",
                        "[a$=\"b\"][c*=d] *:nth-of-type(3)\nsvg:attr__xlink:href=\"#i\"text=\"C:\\\"href=\"/\"")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        String chain = text.substring(line + 1);
        long startedAt = System.nanoTime();
        read(chain);
        if (line >= 0) {
            select(text.substring(0, line), chain);
        }
        if (System.nanoTime() - startedAt > NANOS_MAX) {
            fail("too slow");
        }
    }

    private static void read(String chain) {
        List<Element> elements = ElementsChain.read(chain);
        if (elements.size() > ChainParser.ELEMENTS_MAX) {
            fail("%d elements", elements.size());
        }
        long length = 0;
        for (Element element : elements) {
            length += element.tagName().length();
            for (var pair : element.pairs().entrySet()) {
                length += pair.getKey().length() + pair.getValue().length();
            }
        }
        if (length > chain.length()) {
            fail("%d characters of %d", length, chain.length());
        }
        if (ElementsChain.read(ElementsChain.write(elements)).size() < Math.min(1, elements.size())) {
            fail("what was read and written is gone");
        }
    }

    private static void select(String selector, String chain) {
        try {
            Pattern.compile(Selector.parse(selector).pattern()).matcher(chain).find();
        } catch (InvalidSelectorException refused) {
            if (refused.reason().isBlank()) {
                fail("refused without a reason");
            }
        }
    }
}
