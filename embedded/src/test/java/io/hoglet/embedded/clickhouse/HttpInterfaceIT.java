// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.embedded.SharedStack;
import io.hoglet.embedded.clickhouse.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries, parameters, formats, sign-in and refusals of the HTTP interface. */
@ExtendWith(SharedStack.class)
class HttpInterfaceIT {
    private final SharedStack.Running running;
    private final Http http;

    HttpInterfaceIT(SharedStack.Running running) {
        this.running = running;
        this.http = new Http(running.endpoints().clickHouse());
    }

    @BeforeEach
    void dropWhatWasLeft() throws Exception {
        http.text("DROP TABLE IF EXISTS http_rows");
    }

    @AfterEach
    void closeClient() {
        http.close();
    }

    @Test
    void aQueryMayStandInTheUrlInTheBodyOrInBoth() throws Exception {
        assertThat(http.get(Map.of("query", "SELECT 1")).body()).isEqualTo("1\n");
        assertThat(http.post("SELECT 2").body()).isEqualTo("2\n");
        assertThat(http.post(Map.of("query", "SELECT"), " 3".getBytes(StandardCharsets.UTF_8))
                        .body())
                .isEqualTo("3\n");
    }

    @Test
    void valuesAreBoundByName() throws Exception {
        Answer answer = http.get(Map.of(
                "query", "SELECT {a:String}, {b:Array(UInt8)}, {c:Nullable(Int64)}",
                "param_a", "it's; DROP",
                "param_b", "[1,2]",
                "param_c", "\\N"));

        assertThat(answer.body()).isEqualTo("it\\'s; DROP\t[1,2]\t\\N\n");
    }

    @Test
    void settingsHoldForOneRequestOnly() throws Exception {
        String sql = "SELECT getSetting('max_threads'), getSetting('max_execution_time')";
        String before = http.text(sql);

        for (int i = 0; i < 6; i++) {
            assertThat(http.get(Map.of("query", sql, "max_threads", "7", "max_execution_time", "33"))
                            .body())
                    .isEqualTo("7\t33\n");
            assertThat(http.text(sql)).isEqualTo(before);
        }
    }

    @Test
    void statementsThatChangeTheSessionDoNotReachTheNextRequest() throws Exception {
        http.text("CREATE DATABASE IF NOT EXISTS other");
        for (int i = 0; i < 6; i++) {
            http.text("SET max_threads = 9");
            http.text("USE other");
            http.text("CREATE TEMPORARY TABLE IF NOT EXISTS passing (a Int8)");
            assertThat(http.text("SELECT getSetting('max_threads') = 9, currentDatabase()"))
                    .isEqualTo("0\tdefault");
            assertThat(http.post("SELECT * FROM passing").exceptionCode()).isEqualTo(60);
        }
    }

    /** The engine begins an answer in JSON before the first row is computed, and some failures come only then. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void aFailedQueryLeavesNothingForTheNextOne(String wait) throws Exception {
        String failing = "SELECT count() FROM numbers(100) WHERE match(toString(number), '(') FORMAT JSONCompact";
        for (int i = 0; i < 12; i++) {
            assertThat(http.get(Map.of("query", failing, "wait_end_of_query", wait))
                            .exceptionCode())
                    .isEqualTo(427);
            assertThat(http.get(Map.of("query", "SELECT " + i + ", 2", "wait_end_of_query", wait))
                            .body())
                    .isEqualTo(i + "\t2\n");
        }
    }

    @Test
    void theDatabaseComesFromParameterOrHeader() throws Exception {
        http.text("CREATE DATABASE IF NOT EXISTS `odd``name`");
        String sql = "SELECT currentDatabase()";

        assertThat(http.get(Map.of("query", sql, "database", "odd`name")).body())
                .isEqualTo("odd`name\n");
        assertThat(http.send(http.request(Map.of("query", sql)).header("X-ClickHouse-Database", "odd`name"))
                        .body())
                .isEqualTo("odd`name\n");
        assertThat(http.text(sql)).isEqualTo("default");
        assertThat(http.get(Map.of("query", sql, "database", "absent")).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSVWithNames | text/csv | \"a\"",
                "JSONEachRow  | application/json | {\"a\":\"1\"}",
                "JSON         | application/json | \"rows\": 1",
                "TabSeparated | text/tab-separated-values | 1",
                "Pretty       | text/plain | a",
                "RowBinary    | application/octet-stream | ",
                "Parquet      | text/plain | PAR1",
            })
    void formatsArePassedThrough(String format, String contentType, String part) throws Exception {
        Answer answer = http.get(Map.of(
                "query",
                "SELECT toUInt64(1) AS a",
                "default_format",
                format,
                "output_format_json_quote_64bit_integers",
                "1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(contentType);
        assertThat(answer.header("X-ClickHouse-Format")).isEqualTo(format);
        assertThat(answer.body()).contains(part == null ? "" : part);
    }

    @Test
    void theFormatInTheQueryWins() throws Exception {
        assertThat(http.get(Map.of("query", "SELECT 1 AS a FORMAT JSONEachRow", "default_format", "CSV"))
                        .body())
                .isEqualTo("{\"a\":1}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TabSeparatedWithNames", "CSV", "RowBinaryWithNamesAndTypes", "JSONEachRow", "Native"})
    void aLongResultComesInPiecesButIsOneDocument(String format) throws Exception {
        String sql = "SELECT number AS n, toString(number) AS s FROM numbers(300000) FORMAT " + format;
        byte[] streamed = http.post(sql).response().body();
        byte[] whole = http.post(Map.of("wait_end_of_query", "1"), sql.getBytes(StandardCharsets.UTF_8))
                .response()
                .body();

        if (format.equals("Native")) {
            // Blocks may be cut differently; both must be read as the same rows.
            assertThat(rowsIn(streamed)).isEqualTo("300000\t44999850000").isEqualTo(rowsIn(whole));
        } else {
            assertThat(streamed).isEqualTo(whole);
        }
    }

    @Test
    void aResultWithoutRowsKeepsItsNames() throws Exception {
        assertThat(http.text("SELECT 1 AS a WHERE 0 FORMAT TabSeparatedWithNames"))
                .isEqualTo("a");
        assertThat(http.text("SELECT 1 AS a WHERE 0 FORMAT TabSeparated")).isEmpty();
    }

    @Test
    void everyAnswerNamesItsQueryAndTimeZone() throws Exception {
        Answer answer = http.get(Map.of("query", "SELECT 1", "query_id", "mine"));

        assertThat(answer.header("X-ClickHouse-Query-Id")).isEqualTo("mine");
        assertThat(answer.header("X-ClickHouse-Timezone")).isEqualTo("UTC");
        assertThat(http.post("SELECT 1").header("X-ClickHouse-Query-Id")).hasSize(36);
    }

    @Test
    void aQueryIdCannotAddHeaders() throws Exception {
        Answer answer = http.get(Map.of("query", "SELECT 1", "query_id", "a\r\nX-Evil: 1"));

        assertThat(answer.response().headers().firstValue("X-Evil")).isEmpty();
    }

    @Test
    void theUserIsKnownByHeadersBasicOrParameters() throws Exception {
        var endpoint = running.endpoints().clickHouse();
        String basic = Base64.getEncoder()
                .encodeToString((endpoint.user() + ":" + endpoint.password()).getBytes(StandardCharsets.UTF_8));
        Map<String, String> query = Map.of("query", "SELECT 1");

        assertThat(http.send(http.request(query).GET()).status()).isEqualTo(200);
        assertThat(http.send(http.anonymous("/", query).header("Authorization", "Basic " + basic))
                        .status())
                .isEqualTo(200);
        assertThat(http.send(http.anonymous(
                                "/",
                                Map.of("query", "SELECT 1", "user", endpoint.user(), "password", endpoint.password())))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoIsNotKnownIsRefusedAndNothingRuns() throws Exception {
        http.text("CREATE TABLE http_rows (a Int8) ENGINE = MergeTree ORDER BY a");
        var attempts = new String[][] {{"default", ""}, {"default", "wrong"}, {"", ""}, {"root", "x"}};
        for (String[] attempt : attempts) {
            Answer answer = http.send(http.anonymous("/", Map.of("query", "INSERT INTO http_rows VALUES (1)"))
                    .header("X-ClickHouse-User", attempt[0])
                    .header("X-ClickHouse-Key", attempt[1])
                    .POST(BodyPublishers.noBody()));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.exceptionCode()).isEqualTo(516);
        }
        assertThat(http.text("SELECT count() FROM http_rows")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELEC 1                                | 400 | 62",
                "SELECT * FROM absent                   | 404 | 60",
                "SELECT * FROM absent.t                 | 404 | 81",
                "SELECT x                               | 404 | 47",
                "SELECT 1; SELECT 2                     | 400 | 62",
                "SELECT throwIf(1)                      | 500 | 395",
                "SELECT 1 INTO OUTFILE '/tmp/out'       | 500 | 344",
                "INSERT INTO absent FORMAT RowBinary    | 404 | 60",
            })
    void refusalsCarryClickHousesCode(String sql, int status, int code) throws Exception {
        Answer answer = http.post(sql);

        assertThat(answer.exceptionCode()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).startsWith("Code: " + code + ".");
    }

    @Test
    void anUnknownSettingIsRefusedAndHarmsNobody() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(http.get(Map.of("query", "SELECT 1", "no_such_setting", "1"))
                            .exceptionCode())
                    .isEqualTo(115);
        }
        assertThat(http.text("SELECT 1")).isEqualTo("1");
    }

    @Test
    void getRequestsOnlyRead() throws Exception {
        assertThat(http.get(Map.of("query", "CREATE TABLE http_rows (a Int8) ENGINE = Memory"))
                        .exceptionCode())
                .isEqualTo(164);
        assertThat(http.get(Map.of("query", "INSERT INTO http_rows VALUES (1)")).exceptionCode())
                .isEqualTo(164);
        assertThat(http.post(Map.of("readonly", "1"), "DROP TABLE x".getBytes(StandardCharsets.UTF_8))
                        .exceptionCode())
                .isEqualTo(164);
        assertThat(http.get(Map.of("query", "SHOW DATABASES")).status()).isEqualTo(200);
    }

    @Test
    void pingNeedsNoPassword() throws Exception {
        assertThat(http.send(http.anonymous("/ping", Map.of())).body()).isEqualTo("Ok.\n");
        assertThat(http.send(http.anonymous("/", Map.of())).body()).isEqualTo("Ok.\n");
        assertThat(http.send(http.anonymous("/other", Map.of())).status()).isEqualTo(404);
    }

    /** Lets the engine read back what it sent. */
    private String rowsIn(byte[] blocks) throws Exception {
        http.text("DROP TABLE IF EXISTS http_rows");
        http.text("CREATE TABLE http_rows (n UInt64, s String) ENGINE = MergeTree ORDER BY n");
        Http.succeeded(http.post(Map.of("query", "INSERT INTO http_rows FORMAT Native"), blocks));
        return http.text("SELECT count(), sum(n) FROM http_rows");
    }
}
