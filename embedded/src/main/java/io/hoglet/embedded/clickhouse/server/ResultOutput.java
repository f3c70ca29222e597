// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.hoglet.embedded.clickhouse.server.EngineConnection.Counts;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** The answer to one query: its headers, sent with the first byte, and its bytes in the encoding asked for. */
final class ResultOutput {
    private static final int SLICE_BYTES = 64 << 10;

    private final Response response;
    private final Encoding encoding;
    private Optional<OutputStream> stream = Optional.empty();

    /** How the bytes of a result are packed. */
    private enum Encoding {
        PLAIN,
        BLOCKS,
        GZIP,
        LZ4;

        static Encoding of(Request request, QueryParameters parameters) {
            if (parameters.isOn("compress")) {
                return BLOCKS;
            }
            @Nullable String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
            if (accepted == null || !parameters.isOn("enable_http_compression")) {
                return PLAIN;
            }
            if (accepted.contains("lz4")) {
                return LZ4;
            }
            return accepted.contains("gzip") ? GZIP : PLAIN;
        }

        OutputStream wrap(OutputStream raw) throws IOException {
            return switch (this) {
                case PLAIN -> raw;
                case BLOCKS -> CompressedBlocks.writer(raw);
                case GZIP -> new GZIPOutputStream(raw, SLICE_BYTES);
                case LZ4 -> new LZ4FrameOutputStream(raw, LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB);
            };
        }
    }

    ResultOutput(Request request, Response response, QueryParameters parameters) {
        this.response = response;
        this.encoding = Encoding.of(request, parameters);
    }

    boolean hasBegun() {
        return stream.isPresent();
    }

    void begin(String format, Counts counts) throws IOException {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, contentType(format));
        headers.put("X-ClickHouse-Format", format);
        headers.put("X-ClickHouse-Summary", summary(counts));
        OutputStream raw = Content.Sink.asOutputStream(response);
        if (encoding == Encoding.GZIP || encoding == Encoding.LZ4) {
            headers.put(HttpHeader.CONTENT_ENCODING, encoding.name().toLowerCase(Locale.ROOT));
        }
        stream = Optional.of(encoding.wrap(raw));
    }

    void write(MemorySegment bytes, long from) throws IOException {
        OutputStream out = stream.orElseThrow();
        byte[] slice = new byte[(int) Math.min(SLICE_BYTES, Math.max(0, bytes.byteSize() - from))];
        for (long at = from; at < bytes.byteSize(); at += slice.length) {
            int length = (int) Math.min(slice.length, bytes.byteSize() - at);
            MemorySegment.copy(bytes, JAVA_BYTE, at, slice, 0, length);
            out.write(slice, 0, length);
        }
    }

    /** Closes the body: from here on the client knows that the answer is whole. */
    void end() throws IOException {
        stream.orElseThrow().close();
    }

    /** The error as ClickHouse sends it; only before the first byte of a result. */
    void fail(QueryException error) throws IOException {
        response.setStatus(HttpStatusOf.code(error.code()));
        response.getHeaders().put("X-ClickHouse-Exception-Code", error.code());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=UTF-8");
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            String text = error.getMessage() + "\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String contentType(String format) {
        if (format.startsWith("JSON")) {
            return "application/json; charset=UTF-8";
        }
        if (format.startsWith("CSV")) {
            return "text/csv; charset=UTF-8; header=" + (format.contains("With") ? "present" : "absent");
        }
        if (format.startsWith("Tab") || format.startsWith("TSV")) {
            return "text/tab-separated-values; charset=UTF-8";
        }
        return format.contains("Binary") || format.equals("Native")
                ? "application/octet-stream"
                : "text/plain; charset=UTF-8";
    }

    private static String summary(Counts counts) {
        return "{\"read_rows\":\"" + counts.readRows() + "\",\"read_bytes\":\"" + counts.readBytes()
                + "\",\"written_rows\":\"" + counts.writtenRows() + "\",\"written_bytes\":\""
                + counts.writtenBytes()
                + "\",\"total_rows_to_read\":\"0\",\"result_rows\":\"0\",\"result_bytes\":\"0\",\"elapsed_ns\":\"0\"}";
    }
}
