// SPDX-License-Identifier: Apache-2.0
package io.hoglet.geoip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hoglet.config.SettingsException;
import io.hoglet.event.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeoIpDatabaseTest {
    @TempDir
    private Path directory;

    private GeoIpDatabase opened() throws IOException {
        return GeoIpDatabase.open(TestDatabase.ofTwoPlaces().write(file()), directory.resolve("copies"));
    }

    private Path file() {
        return directory.resolve("city.mmdb");
    }

    @Test
    void aCityIsAllProperties() throws IOException {
        var place = opened().locate("81.2.69.160");

        assertThat(place.keySet()).containsExactlyInAnyOrderElementsOf(GeoIp.KEYS);
        assertThat(place).containsEntry("$geoip_city_name", TextNode.valueOf("London"));
        assertThat(place).containsEntry("$geoip_country_name", TextNode.valueOf("United Kingdom"));
        assertThat(place).containsEntry("$geoip_country_code", TextNode.valueOf("GB"));
        assertThat(place).containsEntry("$geoip_continent_name", TextNode.valueOf("Europe"));
        assertThat(place).containsEntry("$geoip_continent_code", TextNode.valueOf("EU"));
        assertThat(place).containsEntry("$geoip_postal_code", TextNode.valueOf("OX1"));
        assertThat(place).containsEntry("$geoip_latitude", DoubleNode.valueOf(51.5142));
        assertThat(place).containsEntry("$geoip_longitude", DoubleNode.valueOf(-0.0931));
        assertThat(place).containsEntry("$geoip_time_zone", TextNode.valueOf("Europe/London"));
        assertThat(place).containsEntry("$geoip_subdivision_1_code", TextNode.valueOf("ENG"));
        assertThat(place).containsEntry("$geoip_subdivision_1_name", TextNode.valueOf("England"));
    }

    @Test
    void whatIsNotKnownIsAbsent() throws IOException {
        assertThat(opened().locate("89.160.20.1")).containsOnlyKeys("$geoip_country_name", "$geoip_country_code");
    }

    @Test
    void addressesOfBothKindsAreFound() throws IOException {
        var database = opened();

        assertThat(database.locate("2001:218::17")).containsKey("$geoip_city_name");
        assertThat(database.locate("::ffff:81.2.69.160")).containsKey("$geoip_city_name");
        assertThat(database.locate("2001:219::17")).isEmpty();
    }

    /** 10.1.0.0/16 is in the file, and must not be asked for. */
    @Test
    void privateAddressesAndOtherTextsAreNowhere() throws IOException {
        var database = opened();

        for (String address : new String[] {
            "10.1.2.3",
            "::ffff:10.1.2.3",
            "127.0.0.1",
            "192.168.0.1",
            "100.64.0.1",
            "fd00::1",
            "fe80::1",
            "::1",
            "",
            "localhost",
            "example.com",
            "81.2.69.160:80",
            "81.2.69"
        }) {
            assertThat(database.locate(address)).as(address).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAtTheStart() throws IOException {
        Files.writeString(file(), "no database");

        assertThatThrownBy(() -> GeoIpDatabase.open(file(), directory))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HOGLET_GEOIP_DATABASE")
                .hasMessageContaining(file().toString());
        assertThatThrownBy(() -> GeoIpDatabase.open(directory.resolve("none.mmdb"), directory))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none.mmdb");
    }

    @Test
    void aFileThatIsReplacedIsTakenAtTheNextRefresh() throws IOException {
        var database = opened();
        var paris = Map.of("city", Map.of("names", Map.of("en", "Paris")));
        var fresh = new TestDatabase().add("81.2.69.0", 24, paris).write(directory.resolve("new"));

        Files.move(fresh, file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(city(database)).isEqualTo("London");
        database.refresh();

        assertThat(city(database)).isEqualTo("Paris");
    }

    /** A download that goes on, or one that overwrites the file in place. */
    @Test
    void aFileThatBreaksLeavesTheLastOneInUse() throws IOException {
        var database = opened();

        Files.writeString(file(), "half of a");

        assertThatThrownBy(database::refresh).isInstanceOf(UnavailableException.class);
        assertThat(city(database)).isEqualTo("London");
        TestDatabase.ofTwoPlaces().write(file());
        Files.setLastModifiedTime(file(), FileTime.fromMillis(1));
        database.refresh();
        assertThat(city(database)).isEqualTo("London");
    }

    @Test
    void copiesDoNotStay() throws IOException {
        opened();

        try (var left = Files.list(directory.resolve("copies"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void manyThreadsMayAskWhileItIsReadAgain() throws Exception {
        var database = opened();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var asking = IntStream.range(0, 4)
                    .mapToObj(_ -> (Callable<Boolean>) () -> IntStream.range(0, 5_000)
                            .allMatch(_ -> city(database).equals("London")))
                    .toList();
            var answers = asking.stream().map(threads::submit).toList();
            for (int i = 1; i <= 20; i++) {
                Files.setLastModifiedTime(file(), FileTime.fromMillis(i));
                database.refresh();
            }
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    private static String city(GeoIp database) {
        return database.locate("81.2.69.160")
                .getOrDefault("$geoip_city_name", TextNode.valueOf(""))
                .textValue();
    }
}
