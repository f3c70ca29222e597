// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

import java.util.regex.Pattern;

/** Makes a {@code User-Agent} fit to be shown: short, plain, and without anything that looks like a key. Pure. */
final class SdkName {
    private static final int LENGTH_MAX = 100;
    private static final int READ_MAX = 1_000;
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9 ._/()+;:,-]+");
    private static final Pattern SECRET = Pattern.compile("(?i)ph[a-z]_[a-z0-9_]+|[a-z0-9+/_-]{24,}");

    private SdkName() {}

    static String cleaned(String client) {
        String start = client.length() > READ_MAX ? client.substring(0, READ_MAX) : client;
        String plain =
                SECRET.matcher(UNUSUAL.matcher(start).replaceAll(" ").strip()).replaceAll("…");
        return plain.length() > LENGTH_MAX ? plain.substring(0, LENGTH_MAX).strip() : plain;
    }
}
