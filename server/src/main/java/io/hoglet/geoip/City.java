// SPDX-License-Identifier: Apache-2.0
package io.hoglet.geoip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a database of cities or countries, as far as it is of use: what is not named here is passed over by the
 * reader. Records are public because the reader makes them; all parts may be missing.
 */
public record City(
        @Nullable Part city,
        @Nullable Part country,
        @Nullable Part continent,
        @Nullable Postal postal,
        @Nullable Location location,
        @Nullable List<Part> subdivisions) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The reader's way in: it knows the names of the file only. */
    @MaxMindDbConstructor
    public City(
            @MaxMindDbParameter(name = "city") @Nullable Part city,
            @MaxMindDbParameter(name = "country") @Nullable Part country,
            @MaxMindDbParameter(name = "continent") @Nullable Part continent,
            @MaxMindDbParameter(name = "postal") @Nullable Postal postal,
            @MaxMindDbParameter(name = "location") @Nullable Location location,
            @MaxMindDbParameter(name = "subdivisions") @Nullable List<Part> subdivisions) {
        this.city = city;
        this.country = country;
        this.continent = continent;
        this.postal = postal;
        this.location = location;
        this.subdivisions = subdivisions;
    }

    /** Something with a name and a code; continents have theirs under another name than countries. */
    public record Part(
            @MaxMindDbParameter(name = "names") @Nullable Names names,
            @MaxMindDbParameter(name = "iso_code") @Nullable String isoCode,
            @MaxMindDbParameter(name = "code") @Nullable String code) {
        /** The reader's way in. */
        @MaxMindDbConstructor
        public Part {}
    }

    /** Only the English one: flags and insights need one spelling. */
    public record Names(
            @MaxMindDbParameter(name = "en") @Nullable String english) {
        /** The reader's way in. */
        @MaxMindDbConstructor
        public Names {}
    }

    /** The postal code. */
    public record Postal(
            @MaxMindDbParameter(name = "code") @Nullable String code) {
        /** The reader's way in. */
        @MaxMindDbConstructor
        public Postal {}
    }

    /** Degrees, and the IANA name of the zone. */
    public record Location(
            @MaxMindDbParameter(name = "latitude") @Nullable Double latitude,

            @MaxMindDbParameter(name = "longitude") @Nullable
            Double longitude,

            @MaxMindDbParameter(name = "time_zone") @Nullable
            String timeZone) {
        /** The reader's way in. */
        @MaxMindDbConstructor
        public Location {}
    }

    Map<String, JsonNode> properties() {
        var known = new LinkedHashMap<String, JsonNode>();
        put(known, "city_name", name(city));
        put(known, "country_name", name(country));
        put(known, "country_code", country == null ? null : country.isoCode());
        put(known, "continent_name", name(continent));
        put(known, "continent_code", continent == null ? null : continent.code());
        put(known, "postal_code", postal == null ? null : postal.code());
        if (location != null) {
            put(known, "latitude", location.latitude());
            put(known, "longitude", location.longitude());
            put(known, "time_zone", location.timeZone());
        }
        if (subdivisions != null && !subdivisions.isEmpty()) {
            put(known, "subdivision_1_code", subdivisions.getFirst().isoCode());
            put(known, "subdivision_1_name", name(subdivisions.getFirst()));
        }
        return Map.copyOf(known);
    }

    private static @Nullable String name(@Nullable Part part) {
        return part == null || part.names() == null ? null : part.names().english();
    }

    private static void put(Map<String, JsonNode> known, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            known.put("$geoip_" + name, NODES.textNode(value));
        }
    }

    private static void put(Map<String, JsonNode> known, String name, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            known.put("$geoip_" + name, NODES.numberNode(value));
        }
    }
}
