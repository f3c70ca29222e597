// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.elements.Element;
import io.hoglet.elements.ElementsChain;
import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.clickhouse.TestWarehouse.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine takes out of a chain what the parser takes out of it. */
@ExtendWith(RealEngine.class)
class ElementColumnsIT {
    private static final long TEAM = 221;

    private final TestWarehouse warehouse;

    ElementColumnsIT(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "button.btn.buy:text=\"Buy Ü\"nth-child=\"1\"nth-of-type=\"1\"attr_id=\"b\"attr__id=\"b\""
                        + "attr__class=\"btn buy\";body:nth-child=\"2\"nth-of-type=\"1\"",
                "button.btn.buy:attr__class=\"btn buy\"attr__id=\"b\"attr_id=\"b\"nth-child=\"1\"nth-of-type=\"1\""
                        + "text=\"Buy Ü\";body:nth-child=\"2\"nth-of-type=\"1\"",
                "a:text=\"Buy \"now\"\"nth-child=\"1\"href=\"/a\";div.x:text=\"in\"nth-child=\"1\"attr_id=\"d\"",
                "a:href=\"/a?q=\\\"x\\\"\"nth-child=\"1\"text=\"say \\\"hi\\\"\""
                        + ";a:href=\"/b\"nth-child=\"1\"text=\"t\"",
                "a:nth-child=\"1\"text=\"a\\\";b.c: said\";div:nth-child=\"1\"text=\"a\\\";b.c: said\"",
                "a:nth-child=\"1\"text=\"\"x\";y\";my-el:nth-child=\"1\"text=\"C:\\\"",
                "svg:attr__xlink:href=\"#i\"nth-child=\"1\";a.md:flex.data-[state=open]:x:attr__class=\"y\"href=\"/z\"",
                "a:text=\"\"nth-child=\"1\";div:attr__x=\"\";p:nth-child=\"1\"",
                "a:text=\"one\ntwo\"nth-child=\"1\"",
            })
    void theColumnsEqualWhatTheParserReads(String chain) {
        String event = "columns " + chain.hashCode();
        warehouse.insert(TEAM, Event.of(event).on(chain));

        var row = warehouse
                .run("SELECT elements_chain_href, elements_chain_texts, elements_chain_ids, elements_chain_elements"
                        + " FROM events WHERE team_id = " + TEAM + " AND event = '" + event + "'")
                .rows()
                .getFirst();

        List<Element> elements = ElementsChain.read(chain);
        assertThat(row.get(0)).isEqualTo(values(elements, "href").findFirst().orElse(""));
        assertThat(row.get(1)).isEqualTo(values(elements, "text").distinct().toList());
        assertThat(row.get(2)).isEqualTo(values(elements, "attr_id").distinct().toList());
        assertThat(row.get(3))
                .isEqualTo(elements.stream().map(Element::tagName).distinct().toList());
    }

    @Test
    void rowsFromBeforeTheMigrationHaveTheColumns() throws IOException {
        String migration = Files.readString(Path.of("src/main/resources/clickhouse/V0004__elements.sql"));
        String alter =
                migration.substring(migration.indexOf("ALTER TABLE events")).replace("TABLE events", "TABLE older");
        warehouse.run("CREATE TABLE older (elements_chain String) ENGINE = MergeTree ORDER BY tuple()");
        warehouse.run("INSERT INTO older VALUES ('a:text=\"t\"nth-child=\"1\"'), ('')");

        warehouse.run(alter);
        warehouse.run(alter);

        assertThat(warehouse
                        .run("SELECT elements_chain_texts, elements_chain_elements FROM older ORDER BY elements_chain")
                        .rows())
                .hasToString("[[[], []], [[t], [a]]]");
    }

    private static Stream<String> values(List<Element> elements, String key) {
        return elements.stream().map(element -> element.pair(key).orElse(null)).filter(Objects::nonNull);
    }
}
