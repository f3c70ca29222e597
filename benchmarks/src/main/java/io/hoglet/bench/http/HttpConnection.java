// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 connection that posts bodies and reads no more of the answer than it must. A plain socket, because the
 * generator shares its machine with the server: against the baseline server, java.net.http cost 0.3 to 0.5 ms of CPU
 * for each request, this costs 0.03 ms. Not thread-safe.
 */
public final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = (int) Duration.ofSeconds(30).toMillis();
    private static final byte[] END_OF_HEADER = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final byte[] header;

    /** How each request begins. */
    public record Head(String method, Map<String, String> headers) {
        public Head {
            headers = new TreeMap<>(headers);
        }

        static Head post(boolean gzip) {
            return gzip
                    ? new Head("POST", Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"))
                    : new Head("POST", Map.of("Content-Type", "application/json"));
        }

        private String lines() {
            var lines = new StringBuilder();
            headers.forEach((name, value) ->
                    lines.append(name).append(": ").append(value).append("\r\n"));
            return lines.toString();
        }
    }

    /**
     * What the server said. {@code retryAfter} is zero when it did not say; {@code closed} when it will say no more.
     */
    record Answer(int status, Duration retryAfter, boolean closed) {}

    HttpConnection(URI url, Head head) throws IOException {
        int port = url.getPort() < 0 ? 80 : url.getPort();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(url.getHost(), port), TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        String target = url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
        header = (head.method() + " " + target + " HTTP/1.1\r\nHost: " + url.getHost() + ":" + port
                        + "\r\nUser-Agent: hoglet-bench\r\n" + head.lines() + "Content-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    Answer post(ByteBuffer body) throws IOException {
        var length = Integer.toString(body.remaining()).getBytes(StandardCharsets.US_ASCII);
        // One write: a header alone would become a packet, and a system call, of its own.
        var request = ByteBuffer.allocate(header.length + length.length + END_OF_HEADER.length + body.remaining())
                .put(header)
                .put(length)
                .put(END_OF_HEADER)
                .put(body.duplicate());
        out.write(request.array());
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        long length = 0;
        boolean chunked = false;
        boolean closed = false;
        var retryAfter = Duration.ZERO;
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> closed = value.equalsIgnoreCase("close");
                case "retry-after" -> retryAfter = seconds(value);
                default -> {}
            }
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return new Answer(status, retryAfter, closed);
    }

    private void skipChunks() throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            in.skipNBytes(size + 2L);
        }
        while (!line().isEmpty()) {
            // Trailers say nothing to us.
        }
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder(48);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static Duration seconds(String value) {
        return value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
