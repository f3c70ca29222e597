// SPDX-License-Identifier: Apache-2.0
package io.hoglet.geoip;

import com.fasterxml.jackson.databind.JsonNode;
import com.maxmind.db.CHMCache;
import com.maxmind.db.DeserializationException;
import com.maxmind.db.Reader;
import io.hoglet.config.SettingsException;
import io.hoglet.event.IpAddress;
import io.hoglet.event.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's GeoIP database, in MaxMind's format. {@link #refresh}, called once a minute, takes a file that was
 * replaced; one that cannot be read leaves the last good one in place. Thread-safe.
 */
public final class GeoIpDatabase implements GeoIp {
    private static final Logger LOG = LoggerFactory.getLogger(GeoIpDatabase.class);

    /** Decoded parts, such as countries and names, that are kept of each file. */
    private static final int CACHE_MAX = 16_384;

    private final Path file;
    private final Path directory;
    private final AtomicReference<Loaded> loaded;

    private record Stamp(FileTime modified, long size) {
        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        }
    }

    private record Loaded(Stamp stamp, Reader reader) {}

    private GeoIpDatabase(Path file, Path directory, Loaded first) {
        this.file = file;
        this.directory = directory;
        this.loaded = new AtomicReference<>(first);
    }

    /**
     * @param directory where a copy may be made for a moment
     * @throws SettingsException when the file cannot be read
     */
    public static GeoIpDatabase open(Path file, Path directory) {
        try {
            return new GeoIpDatabase(file, directory, load(file, directory));
        } catch (IOException e) {
            throw new SettingsException(List.of("HOGLET_GEOIP_DATABASE is '" + file
                    + "', which cannot be read as a GeoIP database ("
                    + e.getClass().getSimpleName()
                    + "). Give the path of an unpacked .mmdb file, such as GeoLite2-City.mmdb."));
        }
    }

    /**
     * Maps a copy that has no name any more. Whoever writes into the file in place could otherwise take the bytes away
     * under a lookup, which ends a process.
     */
    private static Loaded load(Path file, Path directory) throws IOException {
        var stamp = Stamp.of(file);
        Files.createDirectories(directory);
        var copy = Files.createTempFile(directory, "geoip-", ".mmdb");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            var reader = new Reader(copy.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache(CACHE_MAX));
            LOG.atInfo()
                    .addKeyValue("database", reader.getMetadata().databaseType())
                    .addKeyValue("built", reader.getMetadata().buildTime())
                    .log("Read the GeoIP database");
            return new Loaded(stamp, reader);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** @throws UnavailableException when the file is another one now and cannot be read; the last one stays in use */
    public void refresh() {
        try {
            if (!Stamp.of(file).equals(loaded.get().stamp())) {
                // The one before stays mapped for lookups that have it, until nobody has.
                loaded.set(load(file, directory));
            }
        } catch (IOException e) {
            throw new UnavailableException("The GeoIP database cannot be read again", e);
        }
    }

    @Override
    public Map<String, JsonNode> locate(String address) {
        return IpAddress.parse(address)
                .filter(IpAddress::isPublic)
                .map(this::find)
                .orElse(Map.of());
    }

    /** A file whose parts are not what its format says is as good as none: it must not cost an event. */
    private Map<String, JsonNode> find(InetAddress address) {
        try {
            var city = loaded.get().reader().get(address, City.class);
            return city == null ? Map.of() : city.properties();
        } catch (IOException | DeserializationException e) {
            return Map.of();
        }
    }
}
