// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedBlocksTest {
    private static final int HEADER = 25;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 65_535, 65_536, 65_537, 1_000_000})
    void whatIsWrittenIsReadAgain(int length) throws IOException {
        byte[] text = new byte[length];
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);

        assertThat(unpacked(packed(text))).isEqualTo(text);
        assertThat(unpacked(packed(noise))).isEqualTo(noise);
    }

    @Test
    void oneByteAtATimeIsTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream blocks = CompressedBlocks.writer(out)) {
            for (int i = 0; i < 300; i++) {
                blocks.write(i);
            }
        }
        InputStream in = CompressedBlocks.reader(new ByteArrayInputStream(out.toByteArray()));
        for (int i = 0; i < 300; i++) {
            assertThat(in.read()).isEqualTo(i & 0xff);
        }
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        byte[] good = packed("hello, hello, hello".getBytes(StandardCharsets.UTF_8));

        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 4;
            assertThatIOException().as("byte %d", i).isThrownBy(() -> unpacked(bad));
        }
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] good = packed(new byte[100]);

        for (int length = 1; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatIOException().as("length %d", length).isThrownBy(() -> unpacked(cut));
        }
    }

    @Test
    void sizesOutOfBoundsAreRefusedBeforeAnythingIsAllocated() {
        for (int size : new int[] {5 << 20, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            assertThatIOException().isThrownBy(() -> unpacked(header((byte) 0x82, size, 10)));
            assertThatIOException().isThrownBy(() -> unpacked(header((byte) 0x82, 100, size)));
        }
    }

    @Test
    void aPlainBlockHasOneSize() throws IOException {
        byte[] right = sealed(block((byte) 0x02, 9 + 3, 3, new byte[] {1, 2, 3}));
        byte[] wrong = sealed(block((byte) 0x02, 9 + 3, 4, new byte[] {1, 2, 3}));

        assertThat(unpacked(right)).containsExactly(1, 2, 3);
        assertThatIOException().isThrownBy(() -> unpacked(wrong));
    }

    @Test
    void lz4ThatUnpacksToMoreThanItSaysIsRefused() throws IOException {
        byte[] bomb = packed(new byte[60_000]);
        ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putInt(21, 10);

        assertThatIOException().isThrownBy(() -> unpacked(sealed(bomb)));
    }

    @Test
    void zstdIsReadAndItsLengthHolds() throws IOException {
        byte[] plain = new byte[1_000];
        byte[] zstd = Zstd.compress(plain);

        assertThat(unpacked(sealed(block((byte) 0x90, 9 + zstd.length, 1_000, zstd))))
                .isEqualTo(plain);
        for (int wrong : new int[] {0, 999, 1_001}) {
            assertThatIOException()
                    .isThrownBy(() -> unpacked(sealed(block((byte) 0x90, 9 + zstd.length, wrong, zstd))));
        }
    }

    @Test
    void anotherMethodIsRefused() {
        assertThatIOException().isThrownBy(() -> unpacked(sealed(block((byte) 0x91, 9 + 3, 3, new byte[3]))));
    }

    /** Writes the checksum that belongs to a block. */
    private static byte[] sealed(byte[] block) {
        CityHash128.Hash hash = CityHash128.of(block, 16, block.length - 16);
        ByteBuffer.wrap(block)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, hash.low())
                .putLong(8, hash.high());
        return block;
    }

    private static byte[] block(byte method, int packed, int plain, byte[] bytes) {
        byte[] block = Arrays.copyOf(header(method, packed, plain), HEADER + bytes.length);
        System.arraycopy(bytes, 0, block, HEADER, bytes.length);
        return block;
    }

    private static byte[] header(byte method, int packed, int plain) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(16, method)
                .putInt(17, packed)
                .putInt(21, plain)
                .array();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream blocks = CompressedBlocks.writer(out)) {
            blocks.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(bytes), InputStream.nullInputStream());
        return CompressedBlocks.reader(endless).readAllBytes();
    }
}
