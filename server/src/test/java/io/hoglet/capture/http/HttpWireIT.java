// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import static io.hoglet.capture.http.Bodies.bytes;
import static io.hoglet.capture.http.Bodies.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.capture.CapturedEvent;
import io.hoglet.capture.InMemoryEventLog;
import io.hoglet.http.Wire;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP itself, byte by byte, so that another version of the server cannot change it unseen. */
@Timeout(60)
class HttpWireIT {
    private static final String OK = "{\"status\":1}";

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final TestEdge edge = TestEdge.start(log);

    @AfterEach
    void stop() {
        edge.close();
    }

    private static void isSuccess(Wire.Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(OK);
    }

    @Test
    void thousandsOfRequestsShareAConnection() throws IOException {
        try (var wire = edge.connect()) {
            for (int i = 0; i < 5_000; i++) {
                isSuccess(wire.post("/e/", "", bytes(event("d" + i))));
            }
        }
        assertThat(log.kept()).hasSize(5_000);
    }

    @Test
    void requestsThatComeAtOnceAreAnsweredInOrder() throws IOException {
        String body = event("d");
        String request = "POST /e/ HTTP/1.1\nHost: h\nContent-Length: " + body.length() + "\n\n" + body;
        try (var wire = edge.connect()) {
            wire.send(request).send(request.replace(TestEdge.KEY, "phc_other")).send(request);

            isSuccess(wire.reply());
            assertThat(wire.reply().status()).isEqualTo(401);
            isSuccess(wire.reply());
        }
    }

    @Test
    void connectionCloseClosesAfterTheReply() throws IOException {
        try (var wire = edge.connect()) {
            var reply = wire.post("/e/", "Connection: close\n", bytes(event("d")));

            isSuccess(reply);
            assertThat(reply.header("Connection")).hasValue("close");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientOfHttp10IsServedAndItsConnectionClosed() throws IOException {
        String body = event("d");
        try (var wire = edge.connect()) {
            wire.send("POST /e/ HTTP/1.0\nContent-Length: " + body.length() + "\n\n" + body);

            isSuccess(wire.reply());
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void expectContinueIsAnsweredBeforeTheBodyIsSent() throws IOException {
        String body = event("d");
        try (var wire = edge.connect()) {
            wire.send("POST /e/ HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: " + body.length() + "\n\n");
            assertThat(wire.reply().status()).isEqualTo(100);

            wire.send(body);

            isSuccess(wire.reply());
            isSuccess(wire.post("/e/", "", bytes(body)));
        }
    }

    @Test
    void anAnnouncedBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (var wire = edge.connect()) {
            wire.send("POST /batch/ HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 99999999\n\n");

            assertThat(wire.reply().status()).isEqualTo(413);
        }
    }

    @Test
    void aChunkedBodyNeedsNoLength() throws IOException {
        String body = event("d");
        String head = body.substring(0, 10);
        String tail = body.substring(10);
        try (var wire = edge.connect()) {
            wire.send("POST /e/ HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n")
                    .send(bytes(Integer.toHexString(head.length()) + "\r\n" + head + "\r\n"))
                    .send(bytes(Integer.toHexString(tail.length()) + "\r\n" + tail + "\r\n0\r\n\r\n"));

            isSuccess(wire.reply());
            isSuccess(wire.post("/e/", "", bytes(body)));
        }
    }

    @Test
    void brokenChunksAreTheClientsFault() throws IOException {
        try (var wire = edge.connect()) {
            wire.send("POST /e/ HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n")
                    .send(bytes("zz\r\nabc\r\n"));

            assertThat(wire.reply().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]|\"", "ü", "%zz", "100%", "{}^`\\", "%C3%BC+%00"})
    void aQueryThatNobodyEscapedIsAccepted(String raw) throws IOException {
        try (var wire = edge.connect()) {
            isSuccess(wire.post("/e/?ip=1&weird=" + raw + "&_=1767323045678", "", bytes(event("d"))));
        }
        assertThat(log.kept().getLast().sentAt()).hasValue(1_767_323_045_678L);
    }

    @Test
    void aLongQueryIsAcceptedUpToTheLimitOfHeaders() throws IOException {
        String data = URLEncoder.encode(event("d".repeat(40_000)), StandardCharsets.UTF_8);
        try (var wire = edge.connect()) {
            isSuccess(wire.get("/e/?data=" + data));
        }
        try (var wire = edge.connect()) {
            var reply = wire.get("/e/?data=" + "x".repeat(70_000));

            assertThat(reply.status()).isIn(414, 431);
            assertThat(reply.body()).contains("\"code\":\"request_too_large\"").doesNotContain("<");
        }
    }

    @Test
    void whatIsNotHttpIsRefusedInOurShape() throws IOException {
        try (var wire = edge.connect()) {
            var reply = wire.send("GET\n\n").reply();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).doesNotContain("<", "Exception");
        }
    }

    @Test
    void aGetWithABodyLeavesTheConnectionUsable() throws IOException {
        try (var wire = edge.connect()) {
            wire.send("GET /array/" + TestEdge.KEY + "/config HTTP/1.1\nHost: h\nContent-Length: 2\n\n{}");
            assertThat(wire.reply().status()).isEqualTo(200);

            isSuccess(wire.post("/e/", "", bytes(event("d"))));
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfABodyDisturbsNobody() throws IOException {
        try (var wire = edge.connect()) {
            wire.send("POST /e/ HTTP/1.1\nHost: h\nContent-Length: 1000\n\n{\"event\"");
        }
        try (var wire = edge.connect()) {
            isSuccess(wire.post("/e/", "", bytes(event("next"))));
        }
        assertThat(log.kept()).extracting(CapturedEvent::distinctId).containsExactly("next");
    }

    @Test
    void aClientThatReadsNoReplyDisturbsNobody() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (var wire = edge.connect()) {
                wire.send("POST /e/ HTTP/1.1\nHost: h\nContent-Length: 5\n\n[1, 2");
            }
        }
        try (var wire = edge.connect()) {
            isSuccess(wire.post("/e/", "", bytes(event("next"))));
        }
    }

    @Test
    void theServerDoesNotSayWhatItIs() throws IOException {
        try (var wire = edge.connect()) {
            var reply = wire.post("/e/", "", bytes(event("d")));

            assertThat(reply.headers()).doesNotContainKeys("server", "x-powered-by");
        }
    }
}
