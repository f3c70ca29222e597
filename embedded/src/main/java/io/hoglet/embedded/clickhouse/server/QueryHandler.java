// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ClickHouse's HTTP interface, as far as its Java client and curl use it. Called on virtual threads; thread-safe. */
final class QueryHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(QueryHandler.class);

    /** Bytes of a refused request that are read all the same. */
    private static final long DISCARDED_MAX = 32 << 20;

    private final QueryRunner runner;
    private final Credentials credentials;
    private final String timezone;

    QueryHandler(QueryRunner runner, Credentials credentials, String timezone) {
        this.runner = runner;
        this.credentials = credentials;
        this.timezone = timezone;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        Map<String, String> named = parameters(request);
        if (path.equals("/ping") || path.equals("/replicas_status") || isBareGet(request, path, named)) {
            Content.Sink.write(response, true, "Ok.\n", callback);
            return true;
        }
        if (!path.equals("/")) {
            response.setStatus(404);
            Content.Sink.write(response, true, "There is no handle " + path + "\n", callback);
            return true;
        }
        answer(request, response, named, callback);
        return true;
    }

    private void answer(Request request, Response response, Map<String, String> named, Callback callback)
            throws IOException {
        response.getHeaders().put("X-ClickHouse-Server-Display-Name", "embedded");
        response.getHeaders().put("X-ClickHouse-Timezone", timezone);
        response.getHeaders()
                .put(
                        "X-ClickHouse-Query-Id",
                        Optional.ofNullable(named.get("query_id"))
                                .orElseGet(() -> UUID.randomUUID().toString()));
        Optional<ResultOutput> output = Optional.empty();
        try {
            credentials.check(request.getHeaders(), named);
            QueryParameters parameters = QueryParameters.of(named);
            output = Optional.of(new ResultOutput(request, response, parameters));
            runner.run(query(request, parameters, named.getOrDefault("query", "")), output.get());
            callback.succeeded();
        } catch (QueryException e) {
            discardRest(request);
            refuse(e, output.orElseGet(() -> plain(request, response)), callback);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
        } catch (IOException e) {
            // The client has gone or sent what cannot be decoded; the connection goes back to the pool either way.
            LOG.atDebug().setCause(e).log("request cut off");
            if (output.map(ResultOutput::hasBegun).orElse(true)) {
                callback.failed(e);
            } else {
                refuse(undecodable(e), output.get(), callback);
            }
        } catch (RuntimeException e) {
            // A bug of ours or a call that the engine did not survive; the client must not see a page of HTML.
            LOG.atError().setCause(e).log("request failed unexpectedly");
            refuse(unexpected(), output.orElseGet(() -> plain(request, response)), callback);
        }
    }

    private static QueryRunner.Query query(Request request, QueryParameters parameters, String urlSql) {
        boolean get = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        QueryRunner.BodySource source = share -> {
            InputStream body = RequestBody.decoded(
                    Content.Source.asInputStream(request),
                    request.getHeaders().get(HttpHeader.CONTENT_ENCODING),
                    parameters.isOn("decompress"));
            return RequestBody.read(urlSql, body, share);
        };
        return new QueryRunner.Query(source, parameters, get || parameters.asksReadOnly());
    }

    private static void refuse(QueryException error, ResultOutput output, Callback callback) throws IOException {
        if (output.hasBegun()) {
            // Half a result is out: breaking the connection is the one sign every client understands.
            callback.failed(error);
            return;
        }
        output.fail(error);
        callback.succeeded();
    }

    /** A client that still sends when the connection is closed sees a broken one, and not why. */
    private static void discardRest(Request request) {
        byte[] buffer = new byte[64 << 10];
        try (InputStream rest = Content.Source.asInputStream(request)) {
            for (long left = DISCARDED_MAX; left > 0; left -= buffer.length) {
                if (rest.readNBytes(buffer, 0, buffer.length) < buffer.length) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("the rest of a refused request is not readable");
        }
    }

    private static QueryException unexpected() {
        return QueryException.of(QueryException.UNKNOWN_EXCEPTION, "UNKNOWN_EXCEPTION", "The engine call failed");
    }

    private static QueryException undecodable(IOException cause) {
        return QueryException.of(
                QueryException.CANNOT_DECOMPRESS, "CANNOT_DECOMPRESS", String.valueOf(cause.getMessage()));
    }

    private static ResultOutput plain(Request request, Response response) {
        return new ResultOutput(request, response, new QueryParameters(Map.of(), Map.of(), Map.of()));
    }

    private static boolean isBareGet(Request request, String path, Map<String, String> named) {
        return path.equals("/") && !request.getMethod().equals("POST") && !named.containsKey("query");
    }

    private static Map<String, String> parameters(Request request) {
        Map<String, String> named = new TreeMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            named.put(field.getName(), Optional.ofNullable(field.getValue()).orElse(""));
        }
        named.computeIfAbsent(
                "database",
                name -> Optional.ofNullable(request.getHeaders().get("X-ClickHouse-Database"))
                        .orElse(""));
        named.computeIfAbsent(
                "default_format",
                name -> Optional.ofNullable(request.getHeaders().get("X-ClickHouse-Format"))
                        .orElse(""));
        return named;
    }
}
