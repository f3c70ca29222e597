// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One session of the engine and the platform thread that makes its calls, so that no carrier thread of a virtual
 * thread is pinned. Borrowed by one request at a time; every method waits for the engine.
 */
@SuppressWarnings("restricted") // The library hands out a pointer to a pointer.
final class EngineConnection implements AutoCloseable {
    /** What a statement does: nothing lasting, a write, a change of the server or the session, or unparsable. */
    record Kind(int statements, boolean readsOnly, boolean changesSession) {}

    /** Counts of one finished statement. */
    record Counts(long readRows, long readBytes, long writtenRows, long writtenBytes) {
        static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    private static final int CLASS_READ = 0;
    private static final int CLASS_SESSION = 3;
    private static final int APPEND_BUFFER_BYTES = 256 << 10;

    private final LibChdb library;
    private final ExecutorService thread;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment pointer;
    private final MemorySegment connection;
    private final MemorySegment appendBuffer;

    EngineConnection(LibChdb library, List<String> arguments) throws QueryException {
        this.library = library;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("engine-connection-", 0).factory());
        this.appendBuffer = arena.allocate(APPEND_BUFFER_BYTES);
        this.pointer = open(arguments);
        this.connection = pointer.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
    }

    private MemorySegment open(List<String> arguments) throws QueryException {
        boolean connected = false;
        try {
            MemorySegment opened = run(() -> connect(library, arguments));
            connected = true;
            return opened;
        } finally {
            if (!connected) {
                thread.shutdown();
                arena.close();
            }
        }
    }

    Kind classify(String sql) throws QueryException {
        return run(() -> {
            try (Arena local = Arena.ofConfined()) {
                MemorySegment analysis = local.allocate(JAVA_INT, 4);
                analysis.setAtIndex(JAVA_INT, 0, (int) analysis.byteSize());
                library.classify(connection, NativeStatement.bytes(local, sql), analysis);
                int queryClass = analysis.getAtIndex(JAVA_INT, 3);
                return new Kind(
                        analysis.getAtIndex(JAVA_INT, 1), queryClass == CLASS_READ, queryClass >= CLASS_SESSION);
            }
        });
    }

    /** Runs a statement to its end; the caller reads the bytes and then destroys the result. */
    Result query(String sql, String format, Map<String, String> parameters) throws QueryException {
        return run(() -> {
            try (Arena local = Arena.ofConfined()) {
                return checked(library.query(connection, NativeStatement.of(local, sql, format, parameters)));
            }
        });
    }

    /** Runs a statement whose result nobody reads. */
    void execute(String sql) throws QueryException {
        Result result = query(sql, "TabSeparated", Map.of());
        destroy(result);
    }

    /** Begins a result that is fetched piece by piece; {@link #endStream} on every path. */
    MemorySegment beginStream(String sql, String format, Map<String, String> parameters) throws QueryException {
        return run(() -> {
            try (Arena local = Arena.ofConfined()) {
                return checked(library.streamQuery(connection, NativeStatement.of(local, sql, format, parameters)))
                        .handle();
            }
        });
    }

    /** The next piece, or empty at the end. */
    Optional<Result> fetch(MemorySegment stream) throws QueryException {
        return run(() -> {
            Result result = checked(library.streamFetch(connection, stream));
            if (result.bytes().equals(MemorySegment.NULL)) {
                library.destroy(result.handle());
                return Optional.empty();
            }
            return Optional.of(result);
        });
    }

    void endStream(MemorySegment stream, boolean finished) throws QueryException {
        run(() -> {
            if (!finished) {
                library.streamCancel(connection, stream);
            }
            library.destroy(stream);
            return true;
        });
    }

    void destroy(Result result) throws QueryException {
        run(() -> {
            library.destroy(result.handle());
            return true;
        });
    }

    /** Begins an insert; {@link #endInsert} on every path. */
    MemorySegment beginInsert(String sql, String format, Map<String, String> parameters) throws QueryException {
        return run(() -> {
            try (Arena local = Arena.ofConfined()) {
                MemorySegment stream =
                        library.streamInsert(connection, NativeStatement.of(local, sql, format, parameters));
                Optional<String> error = library.insertError(stream);
                if (error.isPresent()) {
                    library.destroyInsert(stream);
                    throw QueryException.fromEngine(error.get());
                }
                return stream;
            }
        });
    }

    /** False when the insert has already failed; {@link #finishInsert} then throws the reason. */
    boolean append(MemorySegment stream, byte[] bytes, int length) throws QueryException {
        return run(() -> {
            MemorySegment.copy(bytes, 0, appendBuffer, JAVA_BYTE, 0, length);
            return library.insertAppend(stream, appendBuffer, length);
        });
    }

    Counts finishInsert(MemorySegment stream) throws QueryException {
        Result result = run(() -> checked(library.insertDone(stream)));
        destroy(result);
        return result.counts();
    }

    void endInsert(MemorySegment stream, boolean finished) throws QueryException {
        run(() -> {
            if (!finished) {
                library.insertCancel(stream);
            }
            library.destroyInsert(stream);
            return true;
        });
    }

    @Override
    public void close() {
        try {
            run(() -> {
                library.close(pointer);
                return true;
            });
        } catch (QueryException e) {
            throw new IllegalStateException("closing a connection runs no query", e);
        } finally {
            thread.shutdown();
            arena.close();
        }
    }

    private static MemorySegment connect(LibChdb library, List<String> arguments) throws QueryException {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment array = local.allocate(ADDRESS, arguments.size());
            for (int i = 0; i < arguments.size(); i++) {
                array.setAtIndex(ADDRESS, i, local.allocateFrom(arguments.get(i)));
            }
            MemorySegment pointer = library.connect(arguments.size(), array);
            if (pointer.equals(MemorySegment.NULL)) {
                throw QueryException.of(QueryException.UNKNOWN_EXCEPTION, "UNKNOWN_EXCEPTION", "no connection");
            }
            return pointer;
        }
    }

    private Result checked(MemorySegment result) throws QueryException {
        Optional<String> error = library.error(result);
        if (error.isPresent()) {
            library.destroy(result);
            throw QueryException.fromEngine(error.get());
        }
        Counts counts = new Counts(
                library.count(result, "storage_rows_read"),
                library.count(result, "storage_bytes_read"),
                library.count(result, "rows_written"),
                library.count(result, "bytes_written"));
        return new Result(result, library.bytes(result), counts);
    }

    private <T> T run(Callable<T> work) throws QueryException {
        try {
            // A running engine call cannot be abandoned: the connection is only usable again when it has returned.
            return Uninterruptibly.get(thread.submit(work));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof QueryException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("engine call failed", e.getCause());
        }
    }

    /** A result in native memory. */
    record Result(MemorySegment handle, MemorySegment bytes, Counts counts) {}
}
