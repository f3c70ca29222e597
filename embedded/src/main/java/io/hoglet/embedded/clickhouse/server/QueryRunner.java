// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import io.hoglet.embedded.clickhouse.server.EngineConnection.Counts;
import io.hoglet.embedded.clickhouse.server.EngineConnection.Result;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Runs one statement on a borrowed connection and sends what it yields. Stateless apart from the pool. */
final class QueryRunner {
    /** One request, read and checked. */
    record Query(BodySource source, QueryParameters parameters, boolean readOnly) {}

    /** Reads the body, which happens only when a connection is at hand: waiting requests hold no text. */
    interface BodySource {
        RequestBody read(TextBudget.Share share) throws IOException, QueryException, InterruptedException;
    }

    private static final int APPEND_BYTES = 256 << 10;
    private static final Duration LONGEST_TEXT_WAIT = Duration.ofSeconds(30);

    private final ConnectionPool pool;
    private final Map<String, String> baseSettings;
    private final TextBudget budget = new TextBudget(LONGEST_TEXT_WAIT);

    QueryRunner(ConnectionPool pool, Map<String, String> baseSettings) {
        this.pool = pool;
        this.baseSettings = Map.copyOf(baseSettings);
    }

    void run(Query query, ResultOutput output) throws QueryException, IOException, InterruptedException {
        try (Session session = Session.open(pool, baseSettings, query.parameters());
                TextBudget.Share share = budget.share()) {
            RequestBody body = query.source().read(share);
            Statement statement = body.statement();
            check(statement, query.readOnly(), session);
            boolean finished = false;
            try {
                answer(statement, body, new Exchange(query, session, output));
                finished = true;
            } finally {
                if (!finished) {
                    // What a failed statement had begun to write stays in its connection and would answer the next one.
                    session.spoil();
                }
            }
        }
    }

    private static void answer(Statement statement, RequestBody body, Exchange exchange)
            throws QueryException, IOException {
        QueryParameters parameters = exchange.query().parameters();
        switch (statement) {
            case Statement.Insert insert -> insert(insert, body.rows(), exchange);
            case Statement.Select select -> {
                String format = select.format().orElse(parameters.defaultFormat());
                Optional<ChunkHeaders> pieces = ChunkHeaders.of(format);
                if (pieces.isPresent() && !parameters.isOn("wait_end_of_query")) {
                    stream(select.sql(), format, pieces.get(), exchange);
                } else {
                    whole(select.sql(), format, exchange);
                }
            }
            case Statement.Other other -> {
                String format = other.format().orElse(parameters.defaultFormat());
                whole(other.sql(), format, exchange);
            }
        }
    }

    private record Exchange(Query query, Session session, ResultOutput output) {
        EngineConnection connection() {
            return session.connection();
        }

        Map<String, String> bound() {
            return query.parameters().bound();
        }
    }

    private static void check(Statement statement, boolean readOnly, Session session) throws QueryException {
        if (statement instanceof Statement.Insert) {
            if (readOnly) {
                throw readOnly();
            }
            return;
        }
        EngineConnection.Kind kind = session.connection().classify(statement.sql());
        if (kind.statements() > 1) {
            throw QueryException.of(
                    QueryException.SYNTAX_ERROR, "SYNTAX_ERROR", "Syntax error (Multi-statements are not allowed)");
        }
        if (kind.changesSession()) {
            session.spoil();
        }
        // SQL that does not parse counts as writing; the engine has the better message for it.
        if (readOnly && kind.statements() == 1 && !kind.readsOnly()) {
            throw readOnly();
        }
    }

    private static QueryException readOnly() {
        return QueryException.of(QueryException.READONLY, "READONLY", "Cannot execute query in readonly mode.");
    }

    private static void whole(String sql, String format, Exchange exchange) throws QueryException, IOException {
        EngineConnection connection = exchange.connection();
        Result result = connection.query(sql, format, exchange.bound());
        try {
            exchange.output().begin(format, result.counts());
            exchange.output().write(result.bytes(), 0);
            exchange.output().end();
        } finally {
            connection.destroy(result);
        }
    }

    private static void stream(String sql, String format, ChunkHeaders headers, Exchange exchange)
            throws QueryException, IOException {
        EngineConnection connection = exchange.connection();
        MemorySegment stream = connection.beginStream(sql, format, exchange.bound());
        boolean finished = false;
        try {
            for (Optional<Result> piece = connection.fetch(stream);
                    piece.isPresent();
                    piece = connection.fetch(stream)) {
                send(piece.get(), format, headers, exchange);
            }
            finished = true;
        } finally {
            connection.endStream(stream, finished);
        }
        if (!exchange.output().hasBegun()) {
            exchange.output().begin(format, Counts.NONE);
        }
        exchange.output().end();
    }

    private static void send(Result piece, String format, ChunkHeaders headers, Exchange exchange)
            throws QueryException, IOException {
        try {
            boolean first = !exchange.output().hasBegun();
            if (first) {
                exchange.output().begin(format, piece.counts());
            }
            exchange.output().write(piece.bytes(), first ? 0 : headers.length(piece.bytes()));
        } finally {
            exchange.connection().destroy(piece);
        }
    }

    private static void insert(Statement.Insert insert, InputStream rows, Exchange exchange)
            throws QueryException, IOException {
        EngineConnection connection = exchange.connection();
        MemorySegment stream = connection.beginInsert(insert.sql(), insert.format(), exchange.bound());
        boolean finished = false;
        Counts counts;
        try {
            append(connection, stream, rows);
            finished = true;
            counts = connection.finishInsert(stream);
        } finally {
            connection.endInsert(stream, finished);
        }
        exchange.output().begin(exchange.query().parameters().defaultFormat(), counts);
        exchange.output().end();
    }

    private static void append(EngineConnection connection, MemorySegment stream, InputStream rows)
            throws QueryException, IOException {
        byte[] buffer = new byte[APPEND_BYTES];
        int length = rows.readNBytes(buffer, 0, buffer.length);
        while (length > 0 && connection.append(stream, buffer, length)) {
            length = rows.readNBytes(buffer, 0, buffer.length);
        }
        // The engine refused a part: read on to the end, so that the client gets to hear the reason.
        while (length > 0) {
            length = rows.readNBytes(buffer, 0, buffer.length);
        }
    }
}
