// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.base64;
import static io.hoglet.capture.Requests.bytes;
import static io.hoglet.capture.Requests.gzip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Damages bodies: bytes as they are on the wire, and the JSON inside, which is then packed in any way. Repeatable. */
final class Mutations {
    private static final int BODY_MAX = 64 << 10;

    /** What decoders and parsers have stumbled over. */
    private static final List<String> MORSELS = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "NaN",
            "-",
            "1e999",
            "\\u0000",
            "\\ud800",
            "data=",
            "&",
            "%",
            "%zz",
            "+",
            " ",
            "=",
            "N4",
            "Nob",
            "\u001f\u008b\b",
            "\"batch\":[",
            "\"properties\":{",
            "\"uuid\":\"",
            "\"distinct_id\":",
            "\"sent_at\":",
            "\"options\":{",
            "\0",
            "\uFEFF",
            "undefined",
            "phx_",
            "phc_golden");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] of(byte[] body) {
        return switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1, 2 -> damaged(body);
            case 3 -> damaged(packed(plain(body)));
            default -> packed(damaged(plain(body)));
        };
    }

    private byte[] noise() {
        var noise = new byte[random.nextInt(random.nextInt(4) == 0 ? BODY_MAX : 256)];
        random.nextBytes(noise);
        return noise;
    }

    /** The JSON inside, where it is easy to get at. */
    private static byte[] plain(byte[] body) {
        if (body.length < 3 || body[0] != 0x1f) {
            return body;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            return body;
        }
    }

    private byte[] packed(byte[] plain) {
        return switch (random.nextInt(9)) {
            case 0 -> gzip(plain);
            case 1 -> bytes(base64(plain));
            case 2 -> bytes("data=" + base64(gzip(plain)));
            case 3 -> gzip(bytes(base64(plain)));
            case 4 -> bytes(Lz64.packed(new String(plain, StandardCharsets.UTF_8)));
            case 5 ->
                bytes("ip=1&data="
                        + URLEncoder.encode(new String(plain, StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            case 6 -> Requests.deflate(plain, random.nextBoolean());
            default -> plain;
        };
    }

    private byte[] damaged(byte[] body) {
        byte[] damaged = body.clone();
        for (int i = random.nextInt(5); i > 0; i--) {
            damaged = damagedOnce(damaged);
        }
        return damaged;
    }

    private byte[] damagedOnce(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(body, at);
            case 1 -> replaced(body, at, at, bytes(MORSELS.get(random.nextInt(MORSELS.size()))));
            case 2 -> replaced(body, at, at + random.nextInt(body.length - at), new byte[0]);
            case 3 -> {
                int from = random.nextInt(body.length);
                int to = Math.min(body.length, from + random.nextInt(200));
                yield body.length > BODY_MAX ? body : replaced(body, at, at, Arrays.copyOfRange(body, from, to));
            }
            default -> {
                byte[] flipped = body.clone();
                flipped[at] = (byte) random.nextInt(256);
                yield flipped;
            }
        };
    }

    private static byte[] replaced(byte[] body, int from, int to, byte[] between) {
        var result = new byte[body.length - (to - from) + between.length];
        System.arraycopy(body, 0, result, 0, from);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(body, to, result, from + between.length, body.length - to);
        return result;
    }
}
