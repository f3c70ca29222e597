// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParentLinkTest {
    @Test
    void settingsOfAnyTextArriveUnchanged() throws IOException {
        Map<String, String> settings = Map.of("a", "1=2&3", "b c", "line\nend\r", "d", "", "ä", "€");
        byte[] sent = ParentLink.encode(settings).getBytes(StandardCharsets.UTF_8);

        ParentLink link = new ParentLink(new ByteArrayInputStream(sent));

        assertThat(link.readSettings()).isEqualTo(settings);
        link.awaitEnd();
    }

    @Test
    void aParentThatDiesEarlySendsNothing() throws IOException {
        assertThat(new ParentLink(new ByteArrayInputStream(new byte[0])).readSettings())
                .isEmpty();
    }
}
