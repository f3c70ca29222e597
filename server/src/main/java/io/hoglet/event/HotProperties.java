// SPDX-License-Identifier: Apache-2.0
package io.hoglet.event;

import java.util.List;

/**
 * The event properties that have a column of their own in ClickHouse, because nearly every insight asks for them: a
 * hundred times faster to read than JSON. The order is the order of the columns in a row.
 */
public final class HotProperties {
    public static final List<String> NAMES = List.of(
            "$browser",
            "$browser_version",
            "$os",
            "$device_type",
            "$lib",
            "$geoip_country_code",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "utm_content",
            "utm_term",
            "$current_url",
            "$host",
            "$pathname",
            "$referrer",
            "$referring_domain",
            "$session_id",
            "$window_id",
            "$screen_name");

    private HotProperties() {}

    public static boolean contains(String property) {
        return NAMES.contains(property);
    }

    public static String column(String property) {
        return "mat_" + property;
    }
}
