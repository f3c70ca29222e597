// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.ANY_ROOM;
import static io.hoglet.capture.Requests.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LzStringTest {
    private static final int MAX = 1 << 20;
    private static final int SMALL_MAX = 64 << 10;

    private static String unpacked(String packed) throws RefusedException {
        return new String(LzString.unpacked(bytes(packed), MAX, ANY_ROOM), StandardCharsets.UTF_8);
    }

    private static Refusal refusalOf(String packed) {
        try {
            throw new AssertionError("was taken: " + unpacked(packed));
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    /** Made by lz-string 1.5.0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | N4XyA===",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phc_known\"} "
                        + "| N4IgpgbmB2AuIC4QEMQBoQBMCWBnW20AxrAPraaIgCM6IsA9gNYxUAOAFkaU9AwO7QQAXyA=",
                "[{\"event\":\"ü€😀\",\"properties\":{\"token\":\"phc_known\",\"distinct_id\":\"d\","
                        + "\"x\":\"aaaaaaaaaaaaaaaaaaaaaaaa\"}}] "
                        + "| NobwRApgbhB2AuYBcYA/gagkLwbgAPbAGjAAcAnAe0ImPgEsIBnZceUgazmSIAsBjAfRdikA7rHxgAJtTo1Y"
                        + "3eL2riOSggA8OAQy3aduvdrABfQwF0gA",
                "{\"a\":\"\uFFFD\"} | N4IghiBcKLwbIL5A"
            })
    void whatTheOriginalPackedIsUnpacked(String plain, String packed) throws RefusedException {
        assertThat(LzString.isPackedJson(bytes(packed))).isTrue();
        assertThat(unpacked(packed)).isEqualTo(plain);
        if (plain.indexOf('\uFFFD') < 0) {
            assertThat(Lz64.packed(plain)).isEqualTo(packed);
        }
    }

    @Test
    void spacesForPlusesAndMissingPaddingAreMended() throws RefusedException {
        String plain = "{\"a\":\"" + "ab?>~".repeat(40) + "\"}";
        String packed = Lz64.packed(plain);

        assertThat(packed).contains("+");
        assertThat(unpacked(packed.replace('+', ' ').replace("=", ""))).isEqualTo(plain);
    }

    @Test
    void anyTextComesBack() throws RefusedException {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder("{");
            for (int i = random.nextInt(400); i > 0; i--) {
                text.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(0xD800);
                            case 1 -> 0x10000 + random.nextInt(0x100000);
                            default -> 'a' + random.nextInt(3);
                        });
            }
            assertThat(unpacked(Lz64.packed(text.toString()))).isEqualTo(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"N4", "N4I", "N4Igpgbm", "N4IgpgbmB2AuIC4QEMQBoQBMCWBnW20", "N4!gpgbm", "N4I\u00fc", "N7//////"})
    void whatIsDamagedIsRefused(String packed) {
        assertThat(refusalOf(packed)).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void whatUnpacksBeyondTheLimitIsTooLarge() throws RefusedException {
        assertThat(unpacked(Lz64.packed("{" + "x".repeat(MAX - 1)))).hasSize(MAX);

        String bomb = Lz64.packed("{" + "x".repeat(MAX));
        assertThat(bomb).hasSizeLessThan(4_000);
        assertThat(refusalOf(bomb)).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void aDictionaryThatNoRealTextHasIsTooLarge() throws RefusedException {
        var random = new Random(11);
        var noise = new StringBuilder("{");
        while (noise.length() < 50_000) {
            noise.append((char) ('!' + random.nextInt(90)));
        }
        var taken = new AtomicLong();
        byte[] packed = bytes(Lz64.packed(noise.toString()));

        assertThatThrownBy(() -> LzString.unpacked(packed, SMALL_MAX, taken::addAndGet))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_LARGE));
        assertThat(taken).hasValueLessThanOrEqualTo(3L * SMALL_MAX);
    }

    @Test
    void aLargeBatchIsUnpacked() throws RefusedException {
        var batch = new StringBuilder("[");
        for (int i = 0; batch.length() < SMALL_MAX - 1_000; i++) {
            batch.append("{\"event\":\"page seen\",\"properties\":{\"token\":\"phc_known\",\"distinct_id\":\"visitor-")
                    .append(i * 7_919L % 100_003)
                    .append("\",\"$current_url\":\"https://shop.example/item/")
                    .append(i * 104_729L % 1_000_003)
                    .append("\"}},");
        }

        byte[] unpacked = LzString.unpacked(bytes(Lz64.packed(batch.toString())), SMALL_MAX, ANY_ROOM);

        assertThat(unpacked).asString(StandardCharsets.UTF_8).isEqualTo(batch.toString());
    }

    @Test
    void aBombStopsWhenTheRoomIsFull() {
        var taken = new AtomicLong();
        Room room = bytes -> {
            if (taken.addAndGet(bytes) > 100_000) {
                throw new UnavailableException("full");
            }
        };
        byte[] bomb = bytes(Lz64.packed("{" + "x".repeat(MAX - 1)));

        assertThatThrownBy(() -> LzString.unpacked(bomb, MAX, room)).isInstanceOf(UnavailableException.class);
        assertThat(taken).hasValueLessThan(300_000);
    }

    @Test
    void ordinaryBase64OfJsonIsNotTakenForIt() {
        for (String json : new String[] {"{}", "[]", " {", "[{\"event\"", "{\"event\""}) {
            assertThat(LzString.isPackedJson(bytes(Requests.base64(bytes(json)))))
                    .isFalse();
        }
    }
}
