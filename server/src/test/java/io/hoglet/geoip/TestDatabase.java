// SPDX-License-Identifier: Apache-2.0
package io.hoglet.geoip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small databases in MaxMind's format, version 2: a binary tree of IPv6 networks, and a record for each. */
public final class TestDatabase {
    private static final int RECORD_BITS = 24;
    private static final int SEPARATOR = 16;
    private static final int IPV4_BITS = 96;
    private static final byte[] MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Whoever uses 81.2.69.0/24 and 2001:218::/32 is in London; 89.160.20.0/24 is Sweden, nobody knows where. */
    public static TestDatabase ofTwoPlaces() {
        var database = new TestDatabase();
        var london = Map.of(
                "city", Map.of("names", Map.of("en", "London", "de", "London")),
                "country", Map.of("iso_code", "GB", "names", Map.of("en", "United Kingdom", "de", "Königreich")),
                "continent", Map.of("code", "EU", "names", Map.of("en", "Europe")),
                "postal", Map.of("code", "OX1"),
                "location", Map.of("latitude", 51.5142, "longitude", -0.0931, "time_zone", "Europe/London"),
                "subdivisions", List.of(Map.of("iso_code", "ENG", "names", Map.of("en", "England"))));
        database.add("81.2.69.0", 24, london).add("2001:218::", 32, london).add("10.1.0.0", 16, london);
        var sweden = Map.of("country", Map.of("iso_code", "SE", "names", Map.of("en", "Sweden")));
        return database.add("89.160.20.0", 24, sweden);
    }

    public TestDatabase add(String network, int prefix, Map<String, ?> record) {
        byte[] address = InetAddress.ofLiteral(network).getAddress();
        int length = address.length == 4 ? prefix + IPV4_BITS : prefix;
        byte[] whole = ByteBuffer.allocate(16).put(16 - address.length, address).array();
        int offset = data.size();
        data.writeBytes(encoded(record));
        int node = 0;
        for (int bit = 0; bit < length - 1; bit++) {
            int side = bit(whole, bit);
            if (nodes.get(node)[side] == 0) {
                nodes.add(new int[2]);
                nodes.get(node)[side] = nodes.size() - 1;
            }
            node = nodes.get(node)[side];
        }
        // Negative for now: the number of nodes, which precedes the data, is not known yet.
        nodes.get(node)[bit(whole, length - 1)] = -1 - offset;
        return this;
    }

    private static int bit(byte[] address, int bit) {
        return (address[bit / 8] >> (7 - bit % 8)) & 1;
    }

    public Path write(Path file) throws IOException {
        var out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int side : node) {
                int record = side > 0 ? side : side == 0 ? nodes.size() : nodes.size() + SEPARATOR - 1 - side;
                out.writeBytes(new byte[] {(byte) (record >> 16), (byte) (record >> 8), (byte) record});
            }
        }
        out.writeBytes(new byte[SEPARATOR]);
        data.writeTo(out);
        out.writeBytes(MARKER);
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", BigInteger.valueOf(1_767_225_600));
        metadata.put("database_type", "Test-City");
        metadata.put("description", Map.of("en", "Test"));
        metadata.put("ip_version", 6);
        metadata.put("languages", List.of("en"));
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", RECORD_BITS);
        out.writeBytes(encoded(metadata));
        return Files.write(file, out.toByteArray());
    }

    private static byte[] encoded(Object value) {
        var out = new ByteArrayOutputStream();
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, bytes.length);
                out.writeBytes(bytes);
            }
            case Double number -> {
                control(out, 3, Double.BYTES);
                out.writeBytes(
                        ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
            }
            case Integer number -> {
                control(out, 6, Integer.BYTES);
                out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
            }
            case BigInteger number -> {
                control(out, 9, Long.BYTES);
                out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                        .putLong(number.longValue())
                        .array());
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                map.forEach((key, each) -> {
                    out.writeBytes(encoded(key));
                    out.writeBytes(encoded(each));
                });
            }
            case List<?> list -> {
                control(out, 11, list.size());
                list.forEach(each -> out.writeBytes(encoded(each)));
            }
            default -> throw new AssertionError("no encoding of " + value.getClass());
        }
        return out.toByteArray();
    }

    /** Types above 7 have a byte of their own; sizes here stay below 29. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        if (size > 28) {
            throw new AssertionError("too large for a test");
        }
        out.write(type > 7 ? size : type << 5 | size);
        if (type > 7) {
            out.write(type - 7);
        }
    }
}
