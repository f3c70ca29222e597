// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.jspecify.annotations.Nullable;

/**
 * SQL and rows of one request, which arrive in the query string, in the body, or in both. {@link #rows} is what the
 * SQL leaves of them.
 */
record RequestBody(Statement statement, InputStream rows) {
    private static final int MAX_SQL_BYTES = 16 << 20;
    private static final int HEAD_BYTES = 256 << 10;

    static RequestBody read(String urlSql, InputStream body) throws IOException, QueryException {
        if (!urlSql.isBlank() && Statement.parse(urlSql) instanceof Statement.Insert insert) {
            return withRows(insert, urlSql.substring(Math.min(insert.dataAt(), urlSql.length())), body);
        }
        byte[] head = body.readNBytes(HEAD_BYTES);
        String prefix = urlSql.isEmpty() ? "" : urlSql + "\n";
        String start = prefix + new String(head, StandardCharsets.ISO_8859_1);
        if (Statement.mayContinueAsInsert(start) && Statement.parse(start) instanceof Statement.Insert insert) {
            // Latin-1 keeps one character per byte, so that the place of the rows is also a place in the bytes.
            int rowsAt = Math.max(0, insert.dataAt() - prefix.length());
            Statement.Insert decoded = new Statement.Insert(utf8(insert.sql(), prefix), insert.format(), 0);
            InputStream first = new ByteArrayInputStream(head, rowsAt, head.length - rowsAt);
            return new RequestBody(decoded, new SequenceInputStream(first, body));
        }
        byte[] rest = body.readNBytes(MAX_SQL_BYTES - head.length);
        if (body.read() >= 0) {
            throw QueryException.of(QueryException.SYNTAX_ERROR, "SYNTAX_ERROR", "Max query size exceeded");
        }
        byte[] whole = new byte[head.length + rest.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return new RequestBody(
                Statement.parse(prefix + new String(whole, StandardCharsets.UTF_8)), InputStream.nullInputStream());
    }

    /** Takes off what the headers and {@code decompress=1} say was put on. */
    static InputStream decoded(InputStream raw, @Nullable String contentEncoding, boolean blocks) throws IOException {
        InputStream plain = switch (contentEncoding == null ? "" : contentEncoding.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> raw;
            case "gzip" -> new GZIPInputStream(raw, 64 << 10);
            case "deflate" -> new InflaterInputStream(raw);
            case "lz4" -> new LZ4FrameInputStream(raw);
            default -> throw new IOException("content encoding " + contentEncoding + " is not supported");
        };
        return blocks ? CompressedBlocks.reader(plain) : plain;
    }

    private static RequestBody withRows(Statement.Insert insert, String inlineRows, InputStream body) {
        InputStream rows = inlineRows.isBlank()
                ? body
                : new SequenceInputStream(
                        new ByteArrayInputStream((inlineRows + "\n").getBytes(StandardCharsets.UTF_8)), body);
        return new RequestBody(insert, rows);
    }

    private static String utf8(String sql, String prefix) {
        String known = sql.length() >= prefix.length() ? prefix : "";
        byte[] bytes = sql.substring(known.length()).getBytes(StandardCharsets.ISO_8859_1);
        return known + new String(bytes, StandardCharsets.UTF_8);
    }
}
