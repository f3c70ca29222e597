// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientException;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.hoglet.embedded.Endpoints;
import io.hoglet.embedded.SharedStack;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official Java client, in each of its ways to compress. */
@ExtendWith(SharedStack.class)
class ClientIT {
    /** What the client does to requests and answers. */
    enum Wire {
        PLAIN,
        BLOCKS,
        HTTP_LZ4
    }

    private final Endpoints.ClickHouse endpoint;

    ClientIT(SharedStack.Running running) {
        this.endpoint = running.endpoints().clickHouse();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void rowsGoInAndComeOut(Wire wire) throws Exception {
        try (Client client = client(wire, endpoint.password())) {
            run(client, "DROP TABLE IF EXISTS client_rows");
            run(client, "CREATE TABLE client_rows (a Int8, s String) ENGINE = MergeTree ORDER BY a");

            InputStream rows = new ByteArrayInputStream(InsertIT.binary(100));
            try (InsertResponse response = client.insert(
                            "client_rows", rows, ClickHouseFormat.RowBinary, new InsertSettings())
                    .get(30, TimeUnit.SECONDS)) {
                assertThat(response.getWrittenRows()).isEqualTo(100);
            }

            List<GenericRecord> found = client.queryAll(
                    "SELECT a, s FROM client_rows WHERE a >= {from:Int8} ORDER BY a",
                    Map.of("from", 98),
                    new QuerySettings());
            assertThat(found).extracting(record -> record.getString("s")).containsExactly("row 98", "row 99");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aLongAnswerIsReadWhole(Wire wire) {
        try (Client client = client(wire, endpoint.password())) {
            List<GenericRecord> rows =
                    client.queryAll("SELECT number AS n, toString(number) AS s FROM numbers(200000)");

            assertThat(rows).hasSize(200_000);
            assertThat(rows.getLast().getString("s")).isEqualTo("199999");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void refusalsKeepTheirCode(Wire wire) {
        try (Client client = client(wire, endpoint.password())) {
            assertThat(refusal(client, "SELECT * FROM absent")).isEqualTo(60);
            assertThat(refusal(client, "SELEC 1")).isEqualTo(62);
            assertThat(refusal(client, "SELECT throwIf(number = 3) FROM numbers(5)"))
                    .isEqualTo(395);
        }
        try (Client stranger = client(wire, "wrong")) {
            assertThat(refusal(stranger, "SELECT 1")).isEqualTo(516);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void pingIsAnswered(Wire wire) {
        try (Client client = client(wire, endpoint.password())) {
            assertThat(client.ping()).isTrue();
        }
    }

    private Client client(Wire wire, String password) {
        return new Client.Builder()
                .addEndpoint(endpoint.url())
                .setUsername(endpoint.user())
                .setPassword(password)
                .compressServerResponse(wire != Wire.PLAIN)
                .compressClientRequest(wire != Wire.PLAIN)
                .useHttpCompression(wire == Wire.HTTP_LZ4)
                .build();
    }

    /** The code of the server's refusal, which the client wraps in an exception of its own. */
    private static int refusal(Client client, String sql) {
        try {
            client.queryAll(sql);
            throw new AssertionError("not refused: " + sql);
        } catch (ServerException e) {
            return e.getCode();
        } catch (ClientException e) {
            if (e.getCause() instanceof ServerException refusal) {
                return refusal.getCode();
            }
            throw e;
        }
    }

    private static void run(Client client, String sql) throws Exception {
        client.execute(sql).get(30, TimeUnit.SECONDS).close();
    }
}
