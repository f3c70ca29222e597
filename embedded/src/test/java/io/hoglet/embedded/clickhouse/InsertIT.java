// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.hoglet.embedded.SharedStack;
import io.hoglet.embedded.clickhouse.Http.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows in, in every form and compression, and compressed results. */
@ExtendWith(SharedStack.class)
class InsertIT {
    private static final Map<String, String> BINARY = Map.of("query", "INSERT INTO rows_in FORMAT RowBinary");

    private final Http http;

    InsertIT(SharedStack.Running running) {
        this.http = new Http(running.endpoints().clickHouse());
    }

    @BeforeEach
    void createTable() throws Exception {
        http.text("DROP TABLE IF EXISTS rows_in");
        http.text("CREATE TABLE rows_in (a Int8, s String) ENGINE = MergeTree ORDER BY a"
                + " SETTINGS non_replicated_deduplication_window = 100");
    }

    @AfterEach
    void closeClient() {
        http.close();
    }

    @Test
    void binaryRowsAreStoredAndCounted() throws Exception {
        Answer answer = http.post(BINARY, binary(100));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-ClickHouse-Summary")).contains("\"written_rows\":\"100\"");
        assertThat(stored()).isEqualTo("100\t100");
    }

    @Test
    void textRowsMayFollowTheSql() throws Exception {
        Http.succeeded(http.post("INSERT INTO rows_in FORMAT CSV\n1,select\n2,\"in, 'x'\"\n"));
        Http.succeeded(http.post("INSERT INTO rows_in VALUES (3, 'FORMAT'), (4, 'b')"));
        Http.succeeded(http.post("INSERT INTO rows_in (s, a) FORMAT JSONEachRow {\"a\": 5, \"s\": \"ä€\"}"));
        Http.succeeded(http.post("INSERT INTO rows_in SELECT 6, 'six'"));

        assertThat(http.text("SELECT groupArray(s) FROM (SELECT s FROM rows_in ORDER BY a)"))
                .isEqualTo("['select','in, \\'x\\'','FORMAT','b','ä€','six']");
    }

    @Test
    void gzipInBothDirections() throws Exception {
        Http.succeeded(http.send(http.request(BINARY)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(binary(50))))));
        assertThat(stored()).isEqualTo("50\t50");

        Answer answer = http.send(http.request(
                        Map.of("query", "SELECT s FROM rows_in ORDER BY a LIMIT 2", "enable_http_compression", "1"))
                .header("Accept-Encoding", "gzip"));
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        InputStream plain =
                new GZIPInputStream(new ByteArrayInputStream(answer.response().body()));
        assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("row 0\nrow 1\n");
    }

    @Test
    void damagedCompressionIsRefusedAndNothingIsStored() throws Exception {
        byte[] cut = gzip(binary(120));
        Answer gzip = http.send(http.request(BINARY)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(cut, 0, cut.length - 12)));
        Answer blocks =
                http.post(Map.of("query", "INSERT INTO rows_in FORMAT RowBinary", "decompress", "1"), new byte[100]);
        Answer unknown =
                http.send(http.request(BINARY).header("Content-Encoding", "br").POST(BodyPublishers.ofByteArray(cut)));

        for (Answer answer : new Answer[] {gzip, blocks, unknown}) {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.exceptionCode()).isEqualTo(271);
        }
        assertThat(stored()).isEqualTo("0\t0");
    }

    @Test
    void cutOffRowsAreRefusedAndNothingIsStored() throws Exception {
        byte[] rows = binary(100);

        Answer answer = http.post(BINARY, Arrays.copyOf(rows, rows.length - 3));

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(answer.exceptionCode()).isEqualTo(33);
        assertThat(stored()).isEqualTo("0\t0");
    }

    @Test
    void aClientThatGoesAwayInTheMiddleStoresNothing() throws Exception {
        InputStream breaking = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                byte[] rows = binary(100);
                if (sent++ == 40) {
                    throw new IOException("gone");
                }
                System.arraycopy(rows, 0, target, offset, rows.length);
                return rows.length;
            }
        };

        assertThatIOException()
                .isThrownBy(() -> http.send(http.request(BINARY).POST(BodyPublishers.ofInputStream(() -> breaking))));

        assertThat(stored()).isEqualTo("0\t0");
    }

    @Test
    void aBodyOfAnySizeStreamsThroughTheSmallHeap() throws Exception {
        byte[] piece = binary(120);
        List<byte[]> pieces = Collections.nCopies(200 * (1 << 20) / piece.length, piece);

        Http.succeeded(http.send(
                http.request(Map.of("query", "INSERT INTO FUNCTION null('a Int8, s String') FORMAT RowBinary"))
                        .POST(BodyPublishers.ofByteArrays(pieces))));

        assertThat(http.text("SELECT 1")).isEqualTo("1");
    }

    @Test
    void aTokenIsAcceptedOnce() throws Exception {
        Map<String, String> tokened = Map.of(
                "query", "INSERT INTO rows_in SETTINGS insert_deduplication_token = 'topic:1:2' FORMAT RowBinary");
        Map<String, String> inUrl =
                Map.of("query", "INSERT INTO rows_in FORMAT RowBinary", "insert_deduplication_token", "topic:1:2");

        Http.succeeded(http.post(tokened, binary(10)));
        Http.succeeded(http.post(tokened, binary(10)));
        Http.succeeded(http.post(inUrl, binary(20)));
        assertThat(stored()).isEqualTo("10\t10");

        Http.succeeded(http.post(Map.of("query", "INSERT INTO rows_in FORMAT RowBinary"), binary(11)));
        assertThat(stored()).isEqualTo("21\t11");
    }

    private String stored() throws Exception {
        return http.text("SELECT count(), uniqExact(s) FROM rows_in");
    }

    static byte[] binary(int rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int i = 0; i < rows; i++) {
            byte[] text = ("row " + i).getBytes(StandardCharsets.UTF_8);
            out.writeByte(i);
            out.writeByte(text.length);
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
