// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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

    /** Reads the SQL and leaves the rows; what is longer than an ordinary statement claims its share first. */
    static RequestBody read(String urlSql, InputStream body, TextBudget.Share share)
            throws IOException, QueryException, InterruptedException {
        if (!urlSql.isBlank() && Statement.parse(urlSql) instanceof Statement.Insert insert) {
            return withRows(insert, urlSql.substring(Math.min(insert.dataAt(), urlSql.length())), body);
        }
        String prefix = urlSql.isEmpty() ? "" : urlSql + "\n";
        byte[] text = body.readNBytes(HEAD_BYTES);
        boolean cutOff = text.length == HEAD_BYTES;
        Optional<RequestBody> insert = insert(prefix, text, body, cutOff);
        if (insert.isEmpty() && cutOff) {
            share.claim();
            text = whole(text, body);
            insert = insert(prefix, text, body, false);
        }
        return insert.isPresent()
                ? insert.get()
                : new RequestBody(
                        Statement.parse(prefix + new String(text, StandardCharsets.UTF_8)),
                        InputStream.nullInputStream());
    }

    /** The body as an INSERT with rows behind its SQL, unless it is something else or goes on behind a cut. */
    private static Optional<RequestBody> insert(String prefix, byte[] text, InputStream rest, boolean cutOff)
            throws QueryException {
        // Latin-1 keeps one character per byte, so that the place of the rows is also a place in the bytes.
        String sql = prefix + new String(text, StandardCharsets.ISO_8859_1);
        if (!Statement.beginsInsert(sql)
                || !(Statement.parse(sql) instanceof Statement.Insert insert)
                || (cutOff && insert.dataAt() >= sql.length())) {
            return Optional.empty();
        }
        int rowsAt = Math.max(0, insert.dataAt() - prefix.length());
        Statement.Insert decoded = new Statement.Insert(utf8(insert.sql(), prefix), insert.format(), 0);
        InputStream first = new ByteArrayInputStream(text, rowsAt, text.length - rowsAt);
        return Optional.of(new RequestBody(decoded, new SequenceInputStream(first, rest)));
    }

    private static byte[] whole(byte[] head, InputStream body) throws IOException, QueryException {
        byte[] rest = body.readNBytes(MAX_SQL_BYTES - head.length);
        if (body.read() >= 0) {
            throw QueryException.of(QueryException.SYNTAX_ERROR, "SYNTAX_ERROR", "Max query size exceeded");
        }
        byte[] whole = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return whole;
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
