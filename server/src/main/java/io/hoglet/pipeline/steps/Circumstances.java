// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Event properties that also describe the person: device, page, campaign (wire protocol 4.4). */
final class Circumstances {
    static final List<String> KEYS = List.of(
            "$app_build",
            "$app_name",
            "$app_namespace",
            "$app_version",
            "$browser",
            "$browser_version",
            "$device_type",
            "$current_url",
            "$pathname",
            "$os",
            "$os_name",
            "$os_version",
            "$referring_domain",
            "$referrer",
            "$screen_height",
            "$screen_width",
            "$viewport_height",
            "$viewport_width",
            "$raw_user_agent",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "utm_content",
            "utm_name",
            "utm_term",
            "gclid",
            "gad_source",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "fbclid",
            "msclkid",
            "twclid",
            "li_fat_id",
            "mc_cid",
            "igshid",
            "ttclid",
            "rdt_cid",
            "irclid",
            "_kx",
            "epik",
            "qclid",
            "sccid");

    private static final Map<String, String> INITIAL = KEYS.stream()
            .collect(Collectors.toUnmodifiableMap(
                    key -> key, key -> "$initial_" + (key.startsWith("$") ? key.substring(1) : key)));

    private Circumstances() {}

    /** The name under which the first value is remembered. */
    static String initial(String key) {
        return INITIAL.getOrDefault(key, key);
    }
}
