// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * ClickHouse's own framing of compressed data: 16 bytes of checksum, a method byte, both lengths, the bytes.
 * The checksum covers everything after itself.
 */
final class CompressedBlocks {
    private static final int CHECKSUM = 16;
    private static final int HEADER = 9;
    private static final byte LZ4 = (byte) 0x82;
    private static final byte ZSTD = (byte) 0x90;
    private static final byte PLAIN = (byte) 0x02;
    private static final int BLOCK_BYTES = 64 << 10;
    /** ClickHouse's clients send a megabyte; much more would be a way to fill our heap. */
    private static final int MAX_BLOCK_BYTES = 4 << 20;

    private CompressedBlocks() {}

    static InputStream reader(InputStream in) {
        return new Reader(in);
    }

    static OutputStream writer(OutputStream out) {
        return new Writer(out);
    }

    private static final class Reader extends InputStream {
        private final InputStream in;
        private final LZ4SafeDecompressor lz4 = LZ4Factory.fastestJavaInstance().safeDecompressor();
        private byte[] block = {};
        private int position;

        Reader(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (position == block.length) {
                if (!nextBlock()) {
                    return -1;
                }
            }
            int count = Math.min(length, block.length - position);
            System.arraycopy(block, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean nextBlock() throws IOException {
            byte[] head = in.readNBytes(CHECKSUM + HEADER);
            if (head.length == 0) {
                return false;
            }
            if (head.length < CHECKSUM + HEADER) {
                throw new IOException("compressed block cut off in its header");
            }
            ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            int packed = fields.getInt(CHECKSUM + 1) - HEADER;
            int plain = fields.getInt(CHECKSUM + 5);
            boolean sizesFit = head[CHECKSUM] != PLAIN || packed == plain;
            if (packed < 0 || packed > MAX_BLOCK_BYTES || plain < 0 || plain > MAX_BLOCK_BYTES || !sizesFit) {
                throw new IOException("compressed block of " + packed + " bytes for " + plain + " is out of bounds");
            }
            byte[] whole = Arrays.copyOfRange(head, CHECKSUM, CHECKSUM + HEADER + packed);
            if (in.readNBytes(whole, HEADER, packed) != packed) {
                throw new IOException("compressed block cut off");
            }
            CityHash128.Hash hash = CityHash128.of(whole, 0, whole.length);
            if (hash.low() != fields.getLong(0) || hash.high() != fields.getLong(8)) {
                throw new IOException("compressed block with a wrong checksum");
            }
            block = unpack(whole, packed, plain);
            position = 0;
            return true;
        }

        private byte[] unpack(byte[] whole, int packed, int plain) throws IOException {
            try {
                return switch (whole[0]) {
                    case LZ4 -> lz4.decompress(whole, HEADER, packed, plain);
                    case ZSTD -> zstd(whole, packed, plain);
                    case PLAIN -> Arrays.copyOfRange(whole, HEADER, HEADER + packed);
                    default -> throw new IOException("compression method " + (whole[0] & 0xff) + " is not supported");
                };
            } catch (LZ4Exception e) {
                throw new IOException("compressed block is damaged", e);
            }
        }

        private static byte[] zstd(byte[] whole, int packed, int plain) throws IOException {
            byte[] target = new byte[plain];
            try {
                if (Zstd.decompressByteArray(target, 0, plain, whole, HEADER, packed) != plain) {
                    throw new IOException("compressed block shorter than it says");
                }
            } catch (ZstdException e) {
                throw new IOException("compressed block is damaged", e);
            }
            return target;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Writer extends OutputStream {
        private final OutputStream out;
        private final LZ4Compressor lz4 = LZ4Factory.fastestJavaInstance().fastCompressor();
        private final byte[] plain = new byte[BLOCK_BYTES];
        private final byte[] packed = new byte[CHECKSUM + HEADER + lz4.maxCompressedLength(BLOCK_BYTES)];
        private int filled;

        Writer(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int count = Math.min(length - done, plain.length - filled);
                System.arraycopy(source, offset + done, plain, filled, count);
                filled += count;
                done += count;
                if (filled == plain.length) {
                    writeBlock();
                }
            }
        }

        @Override
        public void flush() throws IOException {
            if (filled > 0) {
                writeBlock();
            }
            out.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
            out.close();
        }

        private void writeBlock() throws IOException {
            int size = lz4.compress(plain, 0, filled, packed, CHECKSUM + HEADER);
            ByteBuffer fields = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
            fields.put(CHECKSUM, LZ4);
            fields.putInt(CHECKSUM + 1, size + HEADER);
            fields.putInt(CHECKSUM + 5, filled);
            CityHash128.Hash hash = CityHash128.of(packed, CHECKSUM, HEADER + size);
            fields.putLong(0, hash.low());
            fields.putLong(8, hash.high());
            out.write(packed, 0, CHECKSUM + HEADER + size);
            filled = 0;
        }
    }
}
