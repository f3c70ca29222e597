// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
    private static final int HEAD = 256 << 10;

    private final TextBudget budget = new TextBudget(Duration.ofMillis(20));

    @Test
    void rowsFollowTheSqlInTheBody() throws Exception {
        RequestBody body = read("", "INSERT INTO t FORMAT CSV\n1\n2\n");

        assertThat(rows(body)).isEqualTo("1\n2\n");
    }

    @Test
    void rowsWithTheWordSelectAreRows() throws Exception {
        RequestBody body = read("", "INSERT INTO t FORMAT CSV\nselect\n");

        assertThat(body.statement()).isInstanceOf(Statement.Insert.class);
        assertThat(rows(body)).isEqualTo("select\n");
    }

    @Test
    void rowsMayBeBinaryBehindSqlInTheUrl() throws Exception {
        byte[] binary = {0, 'I', 'N', (byte) 0xff, 10, 13};

        RequestBody body = read("INSERT INTO t FORMAT RowBinary", new ByteArrayInputStream(binary));

        assertThat(body.rows().readAllBytes()).isEqualTo(binary);
    }

    @Test
    void rowsMayStandInUrlAndBody() throws Exception {
        RequestBody body = read("INSERT INTO t VALUES (1)", "(2)");

        assertThat(rows(body)).isEqualTo(" (1)\n(2)");
    }

    @Test
    void sqlMayBeginInTheUrlAndGoOnInTheBody() throws Exception {
        RequestBody body = read("INSERT INTO t", "FORMAT CSV\nä\n");

        assertThat(body.statement().sql().strip()).isEqualTo("INSERT INTO t");
        assertThat(rows(body)).isEqualTo("ä\n");
    }

    @Test
    void namesKeepTheirLettersInFrontOfRows() throws Exception {
        RequestBody body = read("", "INSERT INTO `ä€` FORMAT CSV\n1\n");

        assertThat(body.statement().sql().strip()).isEqualTo("INSERT INTO `ä€`");
        assertThat(rows(body)).isEqualTo("1\n");
    }

    @Test
    void anInsertWhoseHeadIsLongerThanOneReadKeepsItsRows() throws Exception {
        for (int pad = HEAD - 40; pad < HEAD + 10; pad++) {
            RequestBody body = read("", "INSERT INTO t /*" + "x".repeat(pad) + "*/ FORMAT JSONEachRow\n{}\n");

            assertThat(body.statement())
                    .isInstanceOfSatisfying(
                            Statement.Insert.class,
                            insert -> assertThat(insert.format()).isEqualTo("JSONEachRow"));
            assertThat(rows(body)).isEqualTo("{}\n");
        }
    }

    @Test
    void longSqlIsReadWholeAndClaimsTheOneShare() throws Exception {
        String sql = "SELECT '" + "ä".repeat(HEAD) + "'";

        try (TextBudget.Share share = budget.share()) {
            assertThat(RequestBody.read("", utf8(sql), share).statement().sql()).isEqualTo(sql);
            assertThatExceptionOfType(QueryException.class)
                    .isThrownBy(() -> read("", sql))
                    .satisfies(refusal ->
                            assertThat(refusal.code()).isEqualTo(QueryException.TOO_MANY_SIMULTANEOUS_QUERIES));
        }
        assertThat(read("", sql).statement().sql()).isEqualTo(sql);
    }

    @Test
    void sqlWithoutEndIsRefused() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return length;
            }
        };

        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> read("", endless))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(QueryException.SYNTAX_ERROR));
    }

    @Test
    void unknownEncodingsAreRefused() {
        assertThatIOException().isThrownBy(() -> RequestBody.decoded(InputStream.nullInputStream(), "br", false));
    }

    private RequestBody read(String url, String body) throws Exception {
        return read(url, utf8(body));
    }

    private RequestBody read(String url, InputStream body) throws Exception {
        try (TextBudget.Share share = budget.share()) {
            return RequestBody.read(url, body, share);
        }
    }

    private static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String rows(RequestBody body) throws Exception {
        return new String(body.rows().readAllBytes(), StandardCharsets.UTF_8);
    }
}
