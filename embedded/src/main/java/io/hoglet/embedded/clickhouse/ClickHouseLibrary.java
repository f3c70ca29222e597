// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import io.hoglet.embedded.NativeLibraryException;
import io.hoglet.embedded.Options;
import io.hoglet.embedded.UnsupportedPlatformException;
import io.hoglet.embedded.process.Executables;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Finds {@code libchdb.so}: the file given in the options, or the one in the cache, fetched once with the npm client
 * and checked against the checksum below.
 */
public final class ClickHouseLibrary {
    private static final String PACKAGE = "@chdb/lib-linux-x64-gnu";
    private static final String VERSION = "26.7.3-stable.1";
    private static final String ARCHIVE_SHA256 = "c0d32b129e988f2b9a9a31c9141aecf5e1e2453f9a079efc4d36ab8e3f92b2ad";
    private static final long LIBRARY_BYTES = 566_330_096L;
    private static final long FETCH_MINUTES = 10;
    private static final String WORK_PREFIX = ".libchdb-";
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

    private ClickHouseLibrary() {}

    public static Path resolve(Options options) throws InterruptedException {
        if (options.clickHouseLibrary().isPresent()) {
            Path given = options.clickHouseLibrary().get().toAbsolutePath();
            if (!Files.isRegularFile(given)) {
                throw new NativeLibraryException("The ClickHouse library " + given + " does not exist; correct "
                        + Options.LIBRARY_PROPERTY + " or leave it out to have it fetched.");
            }
            if (System.getProperty("os.name").equals("Linux")) {
                requireLibrary(given);
            }
            return given;
        }
        if (!isSupported()) {
            throw new UnsupportedPlatformException("There is no ClickHouse library for "
                    + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                    + " here; point " + Options.LIBRARY_PROPERTY + " to one or use an external ClickHouse.");
        }
        Path home = options.cacheDir().toAbsolutePath().resolve("libchdb-" + VERSION);
        try {
            Files.createDirectories(options.cacheDir());
            return cached(options.cacheDir().toAbsolutePath(), home);
        } catch (IOException e) {
            throw new NativeLibraryException(
                    "The ClickHouse library cannot be put into the cache directory " + options.cacheDir() + " (" + e
                            + "); free space there or point " + Options.LIBRARY_PROPERTY + " to an existing file.",
                    e);
        }
    }

    /** Loading anything else would only show as a dead child with a linker's message. */
    private static void requireLibrary(Path file) {
        byte[] magic = new byte[ELF.length];
        try (InputStream in = Files.newInputStream(file)) {
            if (in.readNBytes(magic, 0, magic.length) == ELF.length && Arrays.equals(magic, ELF)) {
                return;
            }
        } catch (IOException e) {
            throw new NativeLibraryException("The ClickHouse library " + file + " cannot be read (" + e + ").", e);
        }
        throw new NativeLibraryException("The ClickHouse library " + file + " is not a shared library; correct "
                + Options.LIBRARY_PROPERTY + " or leave it out to have it fetched.");
    }

    private static boolean isSupported() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    private static Path cached(Path cacheDir, Path home) throws IOException, InterruptedException {
        Path file = home.resolve("libchdb.so");
        if (isWhole(file)) {
            return file;
        }
        // Two first starts must not fetch 170 MB twice.
        try (FileChannel channel = FileChannel.open(
                        cacheDir.resolve("libchdb.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !isWhole(file)) {
                fetch(cacheDir, home);
            }
        }
        return file;
    }

    private static boolean isWhole(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == LIBRARY_BYTES;
    }

    private static void fetch(Path cacheDir, Path home) throws IOException, InterruptedException {
        try (var leftOver = Files.newDirectoryStream(cacheDir, WORK_PREFIX + "*")) {
            for (Path old : leftOver) {
                delete(old);
            }
        }
        Path work = Files.createTempDirectory(cacheDir, WORK_PREFIX);
        Path archive = work.resolve("package.tgz");
        try {
            runNpm(work);
            try (var files = Files.newDirectoryStream(work, "*.tgz")) {
                Files.move(files.iterator().next(), archive);
            }
            Path library = unpack(archive, work);
            Files.createDirectories(home);
            Files.move(library, home.resolve("libchdb.so"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(work);
        }
    }

    private static void delete(Path work) throws IOException {
        try (var files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }

    private static void runNpm(Path work) throws IOException, InterruptedException {
        Path npm = Executables.find("npm")
                .orElseThrow(() -> new NativeLibraryException("The ClickHouse library must be fetched once and npm is"
                        + " not installed; install npm or point " + Options.LIBRARY_PROPERTY + " to libchdb.so."));
        Path output = work.resolve("npm.log");
        Process process = new ProcessBuilder(npm.toString(), "pack", "--silent", PACKAGE + "@" + VERSION)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(FETCH_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new NativeLibraryException("The ClickHouse library could not be fetched with npm (" + PACKAGE + " "
                    + VERSION + "): " + Files.readString(output).strip() + "; check the network or point "
                    + Options.LIBRARY_PROPERTY + " to libchdb.so.");
        }
    }

    /** One pass: the bytes are unpacked while their checksum is taken, and kept only if it is right. */
    private static Path unpack(Path archive, Path work) throws IOException {
        Path library = work.resolve("libchdb.so");
        MessageDigest digest = sha256();
        try (InputStream raw = new DigestInputStream(new BufferedInputStream(Files.newInputStream(archive)), digest)) {
            TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(raw, 1 << 16));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals("package/libchdb.so")) {
                    Files.copy(tar, library);
                }
            }
            raw.transferTo(OutputStream.nullOutputStream());
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(ARCHIVE_SHA256) || !isWhole(library)) {
            throw new NativeLibraryException("The fetched ClickHouse library has the checksum " + found + " instead of "
                    + ARCHIVE_SHA256 + "; it was not kept, check what the npm registry delivers.");
        }
        return library;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
