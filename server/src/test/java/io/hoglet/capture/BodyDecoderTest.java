// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.ANY_ROOM;
import static io.hoglet.capture.Requests.base64;
import static io.hoglet.capture.Requests.bytes;
import static io.hoglet.capture.Requests.get;
import static io.hoglet.capture.Requests.gzip;
import static io.hoglet.capture.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.UnavailableException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyDecoderTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Its base64 has a plus, a slash and padding. */
    private static final String EVENT = "{\"event\":\"ü>>>???\",\"distinct_id\":\"a\"}  ";

    private static final int MAX = 1 << 20;

    private static String decoded(CaptureRequest request) throws RefusedException {
        return new String(new BodyDecoder(MAX).json(request, ANY_ROOM), StandardCharsets.UTF_8);
    }

    private static Refusal refusalOf(CaptureRequest request) {
        try {
            return failed(decoded(request));
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    private static Refusal failed(String json) {
        throw new AssertionError("was taken: " + json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "", "application/json; charset=utf-8", FORM})
    void plainJsonIsTakenUnderEveryContentType(String type) throws RefusedException {
        assertThat(decoded(post("/e", null, type, bytes(EVENT)))).isEqualTo(EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "compression=gzip-js", "compression=gzip", "compression=base64", "compression=lz64"})
    void gzipIsSeenByItsFirstBytesWhateverTheHint(String query) throws RefusedException {
        assertThat(decoded(post("/e", query, "text/plain", gzip(bytes(EVENT))))).isEqualTo(EVENT);
    }

    private static byte[] multipart(String... namesAndValues) {
        var body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append("------x7\r\nContent-Disposition: form-data; name=\"")
                    .append(namesAndValues[i])
                    .append("\"\r\nContent-Type: text/plain\r\n\r\n")
                    .append(namesAndValues[i + 1])
                    .append("\r\n");
        }
        return bytes(body.append("------x7--\r\n").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=----x7", "multipart/form-data", "text/plain"})
    void aPartOfAMultipartBodyHoldsTheData(String type) throws RefusedException {
        String packed = base64(bytes(EVENT));
        assertThat(decoded(post("/e", null, type, multipart("ip", "1", "data", packed))))
                .isEqualTo(EVENT);
        assertThat(decoded(post("/e", null, type, multipart("data", EVENT, "ip", "1"))))
                .isEqualTo(EVENT);
    }

    @Test
    void fieldsBesideTheDataOfAMultipartBodyAreRead() {
        var request = post("/e", null, "multipart/form-data", multipart("token", "phc_x", "data", EVENT));

        assertThat(request.parameterOrField("token")).contains("phc_x");
        assertThat(request.parameterOrField("_")).isEmpty();
    }

    @Test
    void aMultipartBodyWithoutTheDataHasNone() {
        var cut = multipart("data", EVENT);
        var broken = new byte[][] {
            multipart("other", EVENT),
            Arrays.copyOf(cut, cut.length - 20),
            bytes("--"),
            bytes("---"),
            bytes("--x\r\n"),
            bytes("--x\r\n\r\n\r\n--x--"),
            bytes("--" + "x".repeat(200) + "\r\n\r\n")
        };
        for (var body : broken) {
            assertThat(refusalOf(post("/e", null, "multipart/form-data", body)))
                    .isIn(Refusal.NO_DATA, Refusal.MALFORMED);
        }
    }

    @Test
    void aMultipartBodyOfManyPartsIsNotSearchedToItsEnd() {
        var many = new String[2 * 1_000];
        Arrays.fill(many, "a");
        many[many.length - 2] = "data";

        assertThat(refusalOf(post("/e", null, "multipart/form-data", multipart(many))))
                .isEqualTo(Refusal.NO_DATA);
    }

    @Test
    void aFormFieldHoldsBase64() throws RefusedException {
        assertThat(base64(bytes(EVENT))).contains("+", "/", "=");
        String escaped = URLEncoder.encode(base64(bytes(EVENT)), StandardCharsets.UTF_8);

        assertThat(decoded(post("/e", null, FORM, bytes("data=" + escaped)))).isEqualTo(EVENT);
        assertThat(decoded(post("/e", null, FORM, bytes("ip=1&data=" + escaped + "&compression=base64"))))
                .isEqualTo(EVENT);
    }

    @Test
    void aPlusThatBecameASpaceAndMissingPaddingAreMended() throws RefusedException {
        String unescaped = base64(bytes(EVENT)).replace("=", "");

        assertThat(unescaped).contains("+");
        assertThat(decoded(post("/e", null, FORM, bytes("data=" + unescaped)))).isEqualTo(EVENT);
    }

    @Test
    void aFormFieldHoldsPlainJson() throws RefusedException {
        String escaped = URLEncoder.encode(EVENT, StandardCharsets.UTF_8);

        assertThat(decoded(post("/e", null, FORM, bytes("data=" + escaped)))).isEqualTo(EVENT);
    }

    @Test
    void base64AroundGzipIsUndoneLayerByLayer() throws RefusedException {
        String layers = base64(gzip(bytes(EVENT)));

        assertThat(decoded(post("/e", null, "text/plain", bytes(layers)))).isEqualTo(EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "compression=lz64", "compression=lz-string", "compression=gzip-js"})
    void lz64IsSeenByItsFirstSymbolsWhateverTheHint(String query) throws RefusedException {
        String packed = Lz64.packed(EVENT);
        String escaped = URLEncoder.encode(packed, StandardCharsets.UTF_8);

        assertThat(decoded(post("/e", query, "text/plain", bytes(packed)))).isEqualTo(EVENT);
        assertThat(decoded(post("/e", query, FORM, bytes("data=" + escaped + "&ip=1"))))
                .isEqualTo(EVENT);
        assertThat(decoded(get(query + "&data=" + escaped))).isEqualTo(EVENT);
    }

    @Test
    void damagedLz64IsRefused() {
        String packed = Lz64.packed(EVENT);

        assertThat(refusalOf(post("/e", "compression=lz64", "text/plain", bytes(packed.substring(0, 20)))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_=1&data=", "ip=1&data=", "compression=base64&data=", "token=x&data=", "data="})
    void aFormIsSeenByItsFirstFieldWhateverTheContentType(String head) throws RefusedException {
        String body = head + URLEncoder.encode(base64(bytes(EVENT)), StandardCharsets.UTF_8);

        assertThat(decoded(post("/e", null, "text/plain", bytes(body)))).isEqualTo(EVENT);
    }

    @Test
    void base64InTheBodyMayHaveSpacesForPluses() throws RefusedException {
        String spaced = base64(bytes(EVENT)).replace('+', ' ').replace("=", "");

        assertThat(spaced).contains(" ");
        assertThat(decoded(post("/e", null, "text/plain", bytes(spaced)))).isEqualTo(EVENT);
    }

    @Test
    void theQueryHoldsTheDataOfAGet() throws RefusedException {
        assertThat(decoded(get("ip=1&data=" + URLEncoder.encode(base64(bytes(EVENT)), StandardCharsets.UTF_8))))
                .isEqualTo(EVENT);
        assertThat(decoded(get("data=" + URLEncoder.encode(EVENT, StandardCharsets.UTF_8))))
                .isEqualTo(EVENT);
    }

    @Test
    void nothingIsNoData() {
        assertThat(refusalOf(get(""))).isEqualTo(Refusal.NO_DATA);
        assertThat(refusalOf(get("data="))).isEqualTo(Refusal.NO_DATA);
        assertThat(refusalOf(post("/e", null, FORM, bytes("ip=1&other=2")))).isEqualTo(Refusal.NO_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined", "null", "12", "\"text\"", "not json", "<html>", "===", " "})
    void whatIsNoJsonIsRefused(String body) {
        assertThat(refusalOf(post("/e", "compression=gzip", "text/plain", bytes(body))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void brokenGzipIsRefused() {
        byte[] whole = gzip(bytes(EVENT));
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 0x55;

        assertThat(refusalOf(post("/e", null, "text/plain", Arrays.copyOf(whole, whole.length - 9))))
                .isEqualTo(Refusal.MALFORMED);
        assertThat(refusalOf(post("/e", null, "text/plain", flipped))).isEqualTo(Refusal.MALFORMED);
        assertThat(refusalOf(post("/e", null, "text/plain", Arrays.copyOf(whole, 3))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16"})
    void otherFormsOfUnicodeAreRefused(String charset) {
        byte[] body = EVENT.getBytes(java.nio.charset.Charset.forName(charset));

        assertThat(refusalOf(post("/e", null, "application/json", body))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void layersBeyondThreeAreRefused() {
        byte[] body = gzip(gzip(gzip(gzip(bytes(EVENT)))));

        assertThat(refusalOf(post("/e", null, "text/plain", body))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void whatUnpacksBeyondTheLimitIsTooLarge() throws RefusedException {
        assertThat(decoded(post("/e", null, "text/plain", Requests.bomb(MAX)))).hasSize(MAX);

        assertThat(refusalOf(post("/e", null, "text/plain", Requests.bomb(MAX + 1))))
                .isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusalOf(post("/e", null, "text/plain", gzip(Requests.bomb(64 << 20)))))
                .isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void whatIsUnpackedIsTakenFromTheRoom() throws RefusedException {
        var taken = new AtomicLong();
        var decoder = new BodyDecoder(MAX);

        decoder.json(post("/e", null, "text/plain", Requests.bomb(500_000)), taken::addAndGet);

        assertThat(taken).hasValue(500_000);
    }

    @Test
    void aBombStopsWhenTheRoomIsFull() {
        var taken = new AtomicLong();
        Room room = bytes -> {
            if (taken.addAndGet(bytes) > 100_000) {
                throw new UnavailableException("full");
            }
        };

        assertThatThrownBy(() -> new BodyDecoder(MAX).json(post("/e", null, "", Requests.bomb(MAX)), room))
                .isInstanceOf(UnavailableException.class);
        assertThat(taken).hasValueLessThan(120_000);
    }

    @Test
    void aFormOfMillionsOfEmptyFieldsCostsNoMoreThanItself() {
        var body = new byte[8 << 20];
        Arrays.fill(body, (byte) '&');
        long before = allocated();

        assertThat(refusalOf(post("/e", null, FORM, body))).isEqualTo(Refusal.NO_DATA);

        assertThat(allocated() - before).isLessThan(body.length);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
