// SPDX-License-Identifier: Apache-2.0
package io.hoglet.geoip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Where an address is in the world (wire protocol 1.8, 3.4). Implementations are thread-safe and never fail. */
@FunctionalInterface
public interface GeoIp {
    /** All that can be learned of an address. */
    List<String> KEYS = List.of(
            "$geoip_city_name",
            "$geoip_country_name",
            "$geoip_country_code",
            "$geoip_continent_name",
            "$geoip_continent_code",
            "$geoip_postal_code",
            "$geoip_latitude",
            "$geoip_longitude",
            "$geoip_time_zone",
            "$geoip_subdivision_1_code",
            "$geoip_subdivision_1_name");

    /** Without a database nothing is known of any address. */
    GeoIp NONE = _ -> Map.of();

    /** What is known, some of {@link #KEYS}; nothing for a private address, or for a text that is no address. */
    Map<String, JsonNode> locate(String address);
}
