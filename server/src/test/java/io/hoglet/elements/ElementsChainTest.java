// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementsChainTest {
    private static final Element BODY = element("body", "nth-child", "2", "nth-of-type", "1");

    @Test
    void aChainIsWrittenAsThePostHogServerWritesIt() {
        var button = new Element(
                "button",
                List.of("btn"),
                Map.of(
                        "text", "Buy",
                        "attr__id", "go",
                        "attr__class", "btn",
                        "attr_id", "go",
                        "nth-child", "1",
                        "nth-of-type", "1"));

        assertThat(ElementsChain.write(List.of(button, BODY)))
                .isEqualTo("button.btn:attr__class=\"btn\"attr__id=\"go\"attr_id=\"go\"nth-child=\"1\""
                        + "nth-of-type=\"1\"text=\"Buy\";body:nth-child=\"2\"nth-of-type=\"1\"");
    }

    @Test
    void classesAreSortedQuotesEscapedAndPlacesZeroWhenUnknown() {
        var link = new Element("a", List.of("z", "b\"a", ""), Map.of("text", "say \"hi\"", "href", "/x\\"));

        assertThat(ElementsChain.write(List.of(link)))
                .isEqualTo("a.ba.z:href=\"/x\\\"nth-child=\"0\"nth-of-type=\"0\"text=\"say \\\"hi\\\"\"");
    }

    @Test
    void keysFollowEachOtherAsInJavaScript() {
        // Sorted by node 22 with localeCompare.
        var keys = List.of(
                "attr__:class",
                "attr__@click",
                "attr__1",
                "attr__a",
                "attr__A",
                "attr__data",
                "attr__data_a",
                "attr__data-a",
                "attr__dataa",
                "attr__id",
                "attr__v-on:click.x",
                "attr__viewbox",
                "attr__viewBox",
                "attr__viewBoy",
                "attr__z",
                "attr_id",
                "href",
                "nth-child",
                "nth-of-type",
                "text");

        assertThat(keys.reversed().stream().sorted(KeyOrder.INSTANCE)).isEqualTo(keys);
    }

    @Test
    void textAndLinkAreCutAndNeverInsideACharacter() {
        var long1 =
                element("a", "text", "x".repeat(399) + "😀", "href", "y".repeat(3000), "attr__href", "z".repeat(3000));

        Element read = ElementsChain.read(ElementsChain.write(List.of(long1))).getFirst();

        assertThat(read.pair("text")).contains("x".repeat(399));
        assertThat(read.pair("href")).contains("y".repeat(2048));
        assertThat(read.pair("attr__href")).contains("z".repeat(3000));
    }

    /** The last two columns: the tags, and the text of the first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            button:text="Buy "now""nth-child="1";div:nth-child="1"            | button,div    | Buy "now"
            button:text="Buy \\"now\\""nth-child="1";div:nth-child="1"        | button,div    | Buy "now"
            button:nth-child="1"text="a";b\\";c";div:nth-child="1"            | button,div    | a";b";c
            a:text="";div:text="x"                                            | a,div         | ~~
            a:text="nth-child="nth-child="1"                                  | a             | nth-child=
            a:text="C:\\"href="/x"                                            | a             | C:\\
            a:attr__xlink:href="#i"text="t"                                   | a             | t
            a.md:flex.data-[state=open]:x:attr__class="y"text="t"             | a             | t
            a:text="never ends                                                | a             | never ends
            a:text="x";div;p.q:                                               | a,div,p       | x
            div;a:text="x"                                                    | div,a         |
            a:text="one"text="two"                                            | a             | two
            """)
    void chainsOfAnySdkAreRead(String chain, String tags, String text) {
        List<Element> elements = ElementsChain.read(chain);

        assertThat(elements.stream().map(Element::tagName)).containsExactly(tags.split(","));
        assertThat(elements.getFirst().pair("text").orElse(null)).isEqualTo(text);
    }

    @Test
    void aDamagedChainGivesWhatCanBeRead() {
        assertThat(ElementsChain.read("")).isEmpty();
        assertThat(ElementsChain.read(";;;\n;")).isEmpty();
        assertThat(ElementsChain.read("\"\"\"")).isEmpty();
        assertThat(ElementsChain.read("a\"b\"c")).hasSize(1);
        assertThat(ElementsChain.read("a.b:unknown=\"x\"").getFirst().tagName()).isEqualTo("a");
        assertThat(ElementsChain.read("a:text=\"b\nc\"").getFirst().pair("text"))
                .contains("bc");
    }

    @Test
    void aHostileChainIsReadInLinearTime() {
        var hostile = List.of(
                ";".repeat(1 << 20),
                "\"".repeat(1 << 20),
                "a:text=\"" + "\";b:attr__".repeat(100_000),
                "a:text=\"" + ":attr__".repeat(150_000) + " =\"",
                "a:text=\"" + "\"attr__x=".repeat(100_000));

        for (String chain : hostile) {
            List<Element> elements = Assertions.assertTimeout(Duration.ofSeconds(5), () -> ElementsChain.read(chain));
            assertThat(elements).hasSizeLessThanOrEqualTo(ChainParser.ELEMENTS_MAX);
        }
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("elements") List<Element> elements) {
        List<Element> read = ElementsChain.read(ElementsChain.write(elements));

        assertThat(read).usingRecursiveComparison().isEqualTo(elements);
    }

    @Property
    void anyTextIsReadAndWhatWasReadStaysTheSame(@ForAll("soup") String chain) {
        String once = ElementsChain.write(ElementsChain.read(chain));

        assertThat(ElementsChain.read(once)).hasSizeLessThanOrEqualTo(ChainParser.ELEMENTS_MAX);
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(
                        "\"", ";", ":", ".", "=", "text=", "a", "attr__x=", "\\", "href", " ", "\n", "ü", "text=\"")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Element>> elements() {
        Arbitrary<String> value = Arbitraries.oneOf(
                        Arbitraries.strings().excludeChars('\n').ofMaxLength(20),
                        soup().map(text -> text.replace("\n", "")))
                .filter(text -> !text.endsWith("="));
        Arbitrary<String> name = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('-', '_')
                .ofMinLength(1)
                .ofMaxLength(6);
        var classes = name.set().ofMaxSize(3).map(set -> set.stream().sorted().toList());
        var key = Arbitraries.oneOf(
                Arbitraries.of("text", "href", "attr_id"),
                name.map(attribute -> "attr__" + attribute),
                Arbitraries.of("attr__xlink:href", "attr__@click", "attr__v-on:x.y"));
        var pairs = Arbitraries.maps(key, value).ofMaxSize(4).map(some -> {
            var all = new java.util.TreeMap<>(some);
            all.put("nth-child", "1");
            all.put("nth-of-type", "2");
            return (Map<String, String>) all;
        });
        return Combinators.combine(name, classes, pairs)
                .as(Element::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Element element(String tagName, String... pairs) {
        var map = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return new Element(tagName, List.of(), map);
    }
}
