// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.embedded.Eventually;
import io.hoglet.embedded.SharedStack;
import io.hoglet.embedded.clickhouse.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many requests at once, the memory limit, and what the engine must not do by itself. */
@ExtendWith(SharedStack.class)
class LoadIT {
    private final SharedStack.Running running;
    private final Http http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LoadIT(SharedStack.Running running) {
        this.running = running;
        this.http = new Http(running.endpoints().clickHouse());
    }

    @AfterEach
    void closeClient() {
        threads.shutdownNow();
        threads.close();
        http.close();
    }

    @Test
    void pingAnswersWhileEveryConnectionIsBusy() throws Exception {
        List<Future<String>> busy = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            busy.add(threads.submit(() -> http.text("SELECT sleep(2)")));
        }
        Eventually.untilAsserted(
                Duration.ofSeconds(10),
                () -> assertThat(http.text("SELECT count() >= 0 FROM system.processes"))
                        .isEqualTo("1"));

        int pings = 0;
        long slowest = 0;
        while (busy.stream().anyMatch(query -> !query.isDone()) || pings == 0) {
            long begin = System.nanoTime();
            assertThat(http.send(http.anonymous("/ping", Map.of())).body()).isEqualTo("Ok.\n");
            slowest = Math.max(slowest, System.nanoTime() - begin);
            pings++;
        }

        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofMillis(1_500));
        for (Future<String> query : busy) {
            assertThat(query.get()).isEqualTo("0");
        }
    }

    @Test
    void insertsAndQueriesAtTheSameTimeLoseNothing() throws Exception {
        http.text("DROP TABLE IF EXISTS many");
        http.text("CREATE TABLE many (a Int8, s String) ENGINE = MergeTree ORDER BY a"
                + " SETTINGS non_replicated_deduplication_window = 10000");
        int writers = 4;
        int blocks = 25;
        List<Future<Integer>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int number = writer;
            work.add(threads.submit(() -> {
                for (int block = 0; block < blocks; block++) {
                    String token = number + "-" + block;
                    Map<String, String> insert =
                            Map.of("query", "INSERT INTO many FORMAT RowBinary", "insert_deduplication_token", token);
                    Http.succeeded(http.post(insert, InsertIT.binary(100)));
                    Http.succeeded(http.post(insert, InsertIT.binary(100)));
                }
                return blocks;
            }));
            work.add(threads.submit(() -> {
                int queries = 0;
                for (; queries < 40; queries++) {
                    http.text("SELECT count(), uniq(s), sum(length(s)) FROM many");
                }
                return queries;
            }));
        }
        for (Future<Integer> each : work) {
            assertThat(each.get()).isPositive();
        }

        assertThat(http.text("SELECT count() FROM many")).isEqualTo(Integer.toString(writers * blocks * 100));
    }

    @Test
    void aQueryThatWantsTooMuchMemoryIsRefusedAndTheEngineLives() throws Exception {
        long before = running.stack().processes().getOrDefault("clickhouse", -1L);
        String hungry = "SELECT length(groupArray(number)) FROM numbers(400000000)";

        Answer answer = http.post(hungry);

        assertThat(answer.exceptionCode()).isEqualTo(241);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(http.text("SELECT 1")).isEqualTo("1");
        assertThat(running.stack().processes()).containsEntry("clickhouse", before);
    }

    @Test
    void moreLongStatementsThanTheHeapHoldsAreReadOneByOne() throws Exception {
        byte[] sql = ("SELECT length('" + "x".repeat(12 << 20) + "')").getBytes(StandardCharsets.UTF_8);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(threads.submit(() -> http.post(Map.of("max_query_size", "20000000"), sql)));
        }

        for (Future<Answer> answer : answers) {
            assertThat(Http.succeeded(answer.get())).isEqualTo((12 << 20) + "\n");
        }
        assertThat(running.stack().health().toString()).contains("restarts=0");
    }

    @Test
    void sqlBeyondTheLimitIsRefused() throws Exception {
        Answer answer = http.post(Map.of("max_query_size", "100000000"), new byte[17 << 20]);

        assertThat(answer.exceptionCode()).isEqualTo(62);
        assertThat(http.text("SELECT 1")).isEqualTo("1");
    }

    @Test
    void manySpoiltSessionsDoNotWearThePoolOut() throws Exception {
        for (int i = 0; i < 30; i++) {
            http.text("SET max_threads = 1");
        }
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(threads.submit(() -> http.text("SELECT sleep(0.2)")));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("0");
        }
    }

    @Test
    void theEngineKeepsNoLogTables() throws Exception {
        assertThat(http.text("SELECT count() FROM system.tables WHERE database = 'system' AND name LIKE '%\\_log%'"
                        + " AND engine LIKE '%MergeTree%'"))
                .isEqualTo("0");
        assertThat(http.text("SELECT sum(total_bytes) FROM system.tables WHERE database = 'system'"))
                .isIn("0", "\\N");
    }
}
