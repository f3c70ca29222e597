// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One connection to a server, byte by byte: what no HTTP client library would send, and what it would hide. Every read
 * has a deadline. Used by one thread.
 */
public final class Wire implements AutoCloseable {
    private static final int READ_TIMEOUT_MS = 30_000;

    private final Socket socket;
    private final InputStream in;

    /** A reply as it came. Names of headers are in lower case. */
    public record Reply(String protocol, int status, Map<String, String> headers, String body) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Wire open(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        return new Wire(socket);
    }

    /** Sends text; line ends are written as {@code \n} and sent as HTTP wants them up to the empty line. */
    public Wire send(String text) throws IOException {
        int head = text.indexOf("\n\n");
        String wire = head < 0
                ? text.replace("\n", "\r\n")
                : text.substring(0, head + 2).replace("\n", "\r\n") + text.substring(head + 2);
        return send(wire.getBytes(StandardCharsets.UTF_8));
    }

    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** A POST with a length. {@code headers} end with a line end, or are empty. */
    public Reply post(String target, String headers, byte[] body) throws IOException {
        send("POST " + target + " HTTP/1.1\nHost: h\n" + headers + "Content-Length: " + body.length + "\n\n");
        return send(body).reply();
    }

    public Reply get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\nHost: h\n\n").reply();
    }

    public Reply reply() throws IOException {
        var status = line().split(" ", 3);
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status[1]);
        return new Reply(status[0], code, headers, code == 100 || code == 204 ? "" : body(headers));
    }

    private String body(Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            return chunks();
        }
        String length = headers.get("content-length");
        byte[] body = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        return new String(body, StandardCharsets.UTF_8);
    }

    private String chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toString(StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int symbol = in.read(); symbol != '\n'; symbol = in.read()) {
            if (symbol < 0) {
                throw new IOException("the connection ended inside a line: " + line);
            }
            if (symbol != '\r') {
                line.write(symbol);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Whether the server closed its side, after everything it sent was read. */
    public boolean isClosedByServer() throws IOException {
        return in.read() < 0;
    }

    /** Ends the connection while another thread may still send. */
    public void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
