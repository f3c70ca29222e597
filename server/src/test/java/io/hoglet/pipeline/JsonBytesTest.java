// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class JsonBytesTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private final JsonBytes json = new JsonBytes();

    @Test
    void everyKindOfValueReadsBackAsItWas() throws IOException {
        var tree = tree("""
                {"text":"plain","empty":"","int":-7,"long":9007199254740993,"double":1.5e-7,
                 "big":123456789012345678901234567890,"true":true,"false":false,"null":null,
                 "list":[1,[],{},"x",null],"nested":{"a":{"b":[{"c":1}]}},"none":{}}""");

        assertReadsBack(tree);
    }

    @Test
    void everyCharacterReadsBackInValuesAndKeys() throws IOException {
        var tree = JACKSON.createObjectNode();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 997) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text = "a" + Character.toString(point) + "z";
                tree.put(text, text);
            }
        }

        assertReadsBack(tree);
    }

    @Test
    void moreKeysThanAreRememberedAreWrittenRightly() throws IOException {
        for (int i = 0; i < 3; i++) {
            var tree = JACKSON.createObjectNode();
            for (int key = 0; key < 3_000; key++) {
                tree.put("key-" + i + "-" + key, key);
            }
            assertReadsBack(tree);
        }
    }

    @Test
    void longTextsFindRoom() throws IOException {
        assertReadsBack(JACKSON.createObjectNode().put("a", "é".repeat(100_000)).put("b", "\u0001".repeat(100_000)));
    }

    @Test
    void textThatNeedsNoEscapesIsWrittenAsItIs() throws IOException {
        String text =
                "{\"$current_url\":\"https://example.com/a?b=c#d\",\"quote\":\"say \\\"hi\\\"\\n\",\"ü\":\"é€😀\"}";

        assertThat(new String(json.of(tree(text)), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    private void assertReadsBack(ObjectNode tree) throws IOException {
        assertThat(JACKSON.readTree(json.of(tree))).isEqualTo(tree);
    }

    private static ObjectNode tree(String text) throws IOException {
        return (ObjectNode) JACKSON.readTree(text);
    }
}
