// SPDX-License-Identifier: Apache-2.0
package io.hoglet.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hoglet.event.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The client to ClickHouse over HTTP, embedded or not. Thread-safe; every call blocks, with a deadline. */
public final class ClickHouse implements AutoCloseable {
    /** Too many queries at once, memory limit of the whole server, shutting down, too many parts: try again later. */
    private static final Set<Integer> BUSY = Set.of(202, 252, 439, 236, 745);

    private static final int DEADLINE_S = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Client client;

    /** Where the server is. */
    public record Address(URI url, String user, String password, String database) {
        @Override
        public String toString() {
            return "Address[" + url + "]";
        }
    }

    /** Reads the bytes of a reply. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /** Writes the rows of an insert. */
    @FunctionalInterface
    public interface Rows {
        void writeTo(OutputStream out) throws IOException;
    }

    public ClickHouse(Address address, int connections) {
        this.client = new Client.Builder()
                .addEndpoint(address.url().toString())
                .setUsername(address.user())
                .setPassword(address.password())
                .setDefaultDatabase(address.database())
                .setMaxConnections(connections)
                .setConnectTimeout(5, ChronoUnit.SECONDS)
                .setSocketTimeout(DEADLINE_S, ChronoUnit.SECONDS)
                .setConnectionRequestTimeout(10, ChronoUnit.SECONDS)
                .compressServerResponse(false)
                .compressClientRequest(false)
                // Whether and how to repeat is the caller's decision: only it knows what a repeated insert means.
                .setMaxRetries(0)
                .build();
    }

    /** Runs a statement that returns nothing of interest. */
    public void execute(String sql) {
        read(sql, "TabSeparated", Map.of(), in -> in.transferTo(OutputStream.nullOutputStream()));
    }

    /** The rows of a query, each a JSON array of its values. */
    public List<ArrayNode> rows(String sql, Map<String, String> settings) {
        return read(sql, "JSONCompactEachRow", settings, in -> {
            var rows = new ArrayList<ArrayNode>();
            // Not readValues: it takes an array at the root for the list of values, and here each value is an array.
            try (var json = JSON.createParser(in)) {
                for (JsonNode row = json.readValueAsTree(); row != null; row = json.readValueAsTree()) {
                    rows.add((ArrayNode) row);
                }
            }
            return rows;
        });
    }

    public List<ArrayNode> rows(String sql) {
        return rows(sql, Map.of());
    }

    /**
     * Runs a query and reads its reply in {@code format}.
     *
     * @throws ClickHouseException when the engine refuses it
     * @throws UnavailableException when the engine is away or busy
     */
    public <T> T read(String sql, String format, Map<String, String> settings, Reader<T> reader) {
        var query =
                new QuerySettings().setFormat(ClickHouseFormat.valueOf(format)).waitEndOfQuery(true);
        settings.forEach(query::serverSetting);
        // Closing the stream ends the response; the response's own close only declares more exceptions.
        try (var in = await(() -> client.query(sql, query)).getInputStream()) {
            return reader.read(in);
        } catch (IOException e) {
            throw new UnavailableException("ClickHouse's reply broke off", e);
        }
    }

    /**
     * Inserts rows in RowBinary as one block.
     *
     * @param token an insert with the token of an earlier one is ignored by the engine
     */
    public void insertOnce(String table, List<String> columns, Rows rows, String token) {
        insert(
                table,
                columns,
                rows,
                insertSettings().setDeduplicationToken(token).serverSetting("insert_deduplicate", "1"));
    }

    /** Inserts rows in RowBinary, whether or not the engine has seen them before. */
    public void insert(String table, List<String> columns, Rows rows) {
        insert(table, columns, rows, insertSettings().serverSetting("insert_deduplicate", "0"));
    }

    private void insert(String table, List<String> columns, Rows rows, InsertSettings settings) {
        await(() -> client.insert(table, columns, rows::writeTo, ClickHouseFormat.RowBinary, settings))
                .close();
    }

    private static InsertSettings insertSettings() {
        return new InsertSettings()
                .serverSetting("async_insert", "0")
                .serverSetting("max_insert_threads", "1")
                .serverSetting("input_format_parallel_parsing", "0")
                .serverSetting("max_insert_block_size", "1048576")
                .serverSetting("min_insert_block_size_rows", "1048576")
                .serverSetting("min_insert_block_size_bytes", "1073741824");
    }

    /** The client reports some failures by throwing at once, others by the future. */
    private static <T> T await(Supplier<CompletableFuture<T>> call) {
        try {
            return call.get().get(DEADLINE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops", e);
        } catch (TimeoutException e) {
            throw new UnavailableException("ClickHouse does not answer", e);
        } catch (ExecutionException e) {
            throw translated(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerException server) {
                return BUSY.contains(server.getCode())
                        ? new UnavailableException("ClickHouse is busy (" + server.getCode() + ")", failure)
                        : new ClickHouseException(server.getCode(), failure);
            }
        }
        return new UnavailableException("ClickHouse is away", failure);
    }

    @Override
    public void close() {
        client.close();
    }
}
