// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import io.hoglet.embedded.DirectoryUnusableException;
import io.hoglet.embedded.UnsupportedPlatformException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once from the class path into the cache under the checksum of their archive. */
public final class PostgresBinaries {
    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the programs for this platform unless the cache has them. */
    public static PostgresBinaries unpack(Path cacheDir) {
        return unpack(cacheDir, resourceName(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    static PostgresBinaries unpack(Path cacheDir, String resource) {
        try (InputStream in = PostgresBinaries.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new UnsupportedPlatformException("There is no PostgreSQL for this platform (" + resource
                        + " is not on the class path); use an external PostgreSQL.");
            }
            byte[] archive = in.readAllBytes();
            Path home = cacheDir.toAbsolutePath().resolve("postgres-" + checksum(archive));
            if (!isWhole(home)) {
                unpackTo(archive, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new DirectoryUnusableException(
                    "PostgreSQL cannot be unpacked into the cache directory " + cacheDir + " (" + e
                            + "); choose another cache directory.",
                    e);
        }
    }

    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static String resourceName(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
        String system = os.startsWith("mac") ? "darwin" : os.replaceAll("[^a-z0-9]", "");
        return "postgres-" + system + "-" + arch + ".txz";
    }

    /** The last file of the archive may be missing when something cleans the cache; the server itself tells enough. */
    private static boolean isWhole(Path home) {
        return Files.isExecutable(home.resolve("bin").resolve("postgres"))
                && Files.isExecutable(home.resolve("bin").resolve("initdb"));
    }

    private static void unpackTo(byte[] archive, Path home) throws IOException {
        Path parent = home.resolveSibling("").normalize();
        Files.createDirectories(parent);
        Path next = Files.createTempDirectory(parent, ".postgres-").normalize();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, next);
            }
        }
        // Two starts may unpack at the same time; whoever renames first wins and the other copy goes.
        next.toFile().setReadable(true, false);
        next.toFile().setExecutable(true, false);
        try {
            Files.move(next, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteTree(next);
            if (!isWhole(home)) {
                throw new IOException(home + " is damaged and must be deleted", e);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0111) != 0) {
            target.toFile().setExecutable(true, false);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String checksum(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
