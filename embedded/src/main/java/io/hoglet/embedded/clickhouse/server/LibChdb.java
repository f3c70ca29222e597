// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The C functions of libchdb, one method each, with pointers as {@link MemorySegment}s. Calls block in native code,
 * so they are made on platform threads only; one connection is used by one thread at a time.
 */
@SuppressWarnings("restricted") // Calling native code is what this class is for.
final class LibChdb {
    private static final List<String> COUNTS =
            List.of("storage_rows_read", "storage_bytes_read", "rows_written", "bytes_written");
    private static final MemoryLayout NOTHING = MemoryLayout.paddingLayout(1);

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols;
    private final Map<String, MethodHandle> counts = new HashMap<>();
    private final MethodHandle query;
    private final MethodHandle streamQuery;
    private final MethodHandle streamFetch;
    private final MethodHandle streamCancel;
    private final MethodHandle resultBuffer;
    private final MethodHandle resultLength;
    private final MethodHandle resultError;
    private final MethodHandle destroyResult;
    private final MethodHandle insert;
    private final MethodHandle insertAppend;
    private final MethodHandle insertDone;
    private final MethodHandle insertCancel;
    private final MethodHandle insertError;
    private final MethodHandle destroyInsert;
    private final MethodHandle classify;

    LibChdb(Path file) {
        this.symbols = SymbolLookup.libraryLookup(file, Arena.global());
        MemoryLayout[] statement = {
            ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG
        };
        this.query = bind("chdb_query_with_params_n", ADDRESS, statement);
        this.streamQuery = bind("chdb_stream_query_with_params_n", ADDRESS, statement);
        this.streamFetch = bind("chdb_stream_fetch_result", ADDRESS, ADDRESS, ADDRESS);
        this.streamCancel = bind("chdb_stream_cancel_query", NOTHING, ADDRESS, ADDRESS);
        this.resultBuffer = bind("chdb_result_buffer", ADDRESS, ADDRESS);
        this.resultLength = bind("chdb_result_length", JAVA_LONG, ADDRESS);
        this.resultError = bind("chdb_result_error", ADDRESS, ADDRESS);
        this.destroyResult = bind("chdb_destroy_query_result", NOTHING, ADDRESS);
        this.insert = bind("chdb_stream_insert_with_params_n", ADDRESS, statement);
        this.insertAppend = bind("chdb_stream_append", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
        this.insertDone = bind("chdb_stream_done", ADDRESS, ADDRESS);
        this.insertCancel = bind("chdb_stream_cancel_insert", NOTHING, ADDRESS);
        this.insertError = bind("chdb_stream_insert_error", ADDRESS, ADDRESS);
        this.destroyInsert = bind("chdb_destroy_insert_stream", NOTHING, ADDRESS);
        for (String count : COUNTS) {
            counts.put(count, bind("chdb_result_" + count, JAVA_LONG, ADDRESS));
        }
        this.classify =
                bind("chdb_classify_query_n", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
    }

    /** Must come before the first connection: the JVM needs its own signal handlers. */
    void leaveSignalsAlone() {
        call(bind("chdb_set_signal_handlers_enabled", NOTHING, JAVA_INT), 0);
    }

    /** The address of the connection pointer, or NULL. */
    MemorySegment connect(int count, MemorySegment arguments) {
        return pointer(bind("chdb_connect", ADDRESS, JAVA_INT, ADDRESS), count, arguments);
    }

    void close(MemorySegment connectionPointer) {
        call(bind("chdb_close_conn", NOTHING, ADDRESS), connectionPointer);
    }

    void shutdown() {
        call(bind("chdb_shutdown", NOTHING));
    }

    MemorySegment query(MemorySegment connection, NativeStatement statement) {
        return run(query, connection, statement);
    }

    MemorySegment streamQuery(MemorySegment connection, NativeStatement statement) {
        return run(streamQuery, connection, statement);
    }

    MemorySegment streamInsert(MemorySegment connection, NativeStatement statement) {
        return run(insert, connection, statement);
    }

    MemorySegment streamFetch(MemorySegment connection, MemorySegment stream) {
        return pointer(streamFetch, connection, stream);
    }

    void streamCancel(MemorySegment connection, MemorySegment stream) {
        call(streamCancel, connection, stream);
    }

    /** False when the stream has failed; {@link #insertDone} then says why. */
    boolean insertAppend(MemorySegment stream, MemorySegment bytes, long length) {
        return (int) call(insertAppend, stream, bytes, length) == 0;
    }

    MemorySegment insertDone(MemorySegment stream) {
        return pointer(insertDone, stream);
    }

    void insertCancel(MemorySegment stream) {
        call(insertCancel, stream);
    }

    Optional<String> insertError(MemorySegment stream) {
        return text(pointer(insertError, stream));
    }

    void destroyInsert(MemorySegment stream) {
        call(destroyInsert, stream);
    }

    /** The result's bytes, valid until {@link #destroy}; may be read by any thread. */
    MemorySegment bytes(MemorySegment result) {
        long length = (long) call(resultLength, result);
        return length == 0 ? MemorySegment.NULL : pointer(resultBuffer, result).reinterpret(length);
    }

    Optional<String> error(MemorySegment result) {
        return text(pointer(resultError, result));
    }

    /** One of the numbers in {@link #COUNTS} that the library keeps with a result. */
    long count(MemorySegment result, String what) {
        return (long) call(Objects.requireNonNull(counts.get(what)), result);
    }

    void destroy(MemorySegment result) {
        call(destroyResult, result);
    }

    int classify(MemorySegment connection, MemorySegment sql, MemorySegment analysis) {
        return (int) call(classify, connection, sql, sql.byteSize(), MemorySegment.NULL, 0L, analysis);
    }

    private static MemorySegment run(MethodHandle handle, MemorySegment connection, NativeStatement statement) {
        return pointer(
                handle,
                connection,
                statement.sql(),
                statement.sql().byteSize(),
                statement.format(),
                statement.format().byteSize(),
                statement.names(),
                statement.nameLengths(),
                statement.values(),
                statement.valueLengths(),
                statement.parameterCount());
    }

    private MethodHandle bind(String name, MemoryLayout result, MemoryLayout... arguments) {
        MemorySegment symbol = symbols.findOrThrow(name);
        FunctionDescriptor descriptor = result.equals(NOTHING)
                ? FunctionDescriptor.ofVoid(arguments)
                : FunctionDescriptor.of(result, arguments);
        return linker.downcallHandle(symbol, descriptor);
    }

    private static MemorySegment pointer(MethodHandle handle, Object... arguments) {
        return (MemorySegment) call(handle, arguments);
    }

    private static Object call(MethodHandle handle, Object... arguments) {
        try {
            Object result = handle.invokeWithArguments(arguments);
            return result == null ? MemorySegment.NULL : result;
        } catch (Throwable e) {
            throw new IllegalStateException("native call failed", e);
        }
    }

    private static Optional<String> text(MemorySegment address) {
        return address.equals(MemorySegment.NULL)
                ? Optional.empty()
                : Optional.of(address.reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_8));
    }
}
