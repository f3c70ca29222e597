// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.hoglet.config.SettingsException;
import io.hoglet.event.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address a request comes from. {@code X-Forwarded-For} is believed only from a trusted proxy; then its first entry
 * counts, when it is an address (wire protocol 1.8). Thread-safe.
 */
public final class ClientAddress {
    private record Network(byte[] prefix, int bits) {
        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> trusted = new ArrayList<>();

    /**
     * @param networks in CIDR form, separated by commas
     * @throws SettingsException when one of them is no network
     */
    public ClientAddress(String networks) {
        for (String network : networks.split(",", -1)) {
            if (!network.isBlank()) {
                trusted.add(parse(network.strip()));
            }
        }
    }

    /** Without brackets or port. */
    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
    }

    String of(String remote, @Nullable String forwarded) {
        String peer = remote.replace("[", "").replace("]", "");
        if (forwarded == null || IpAddress.parse(peer).filter(this::isTrusted).isEmpty()) {
            return peer;
        }
        return firstOf(forwarded).orElse(peer);
    }

    private boolean isTrusted(InetAddress peer) {
        byte[] bytes = peer.getAddress();
        return trusted.stream().anyMatch(network -> network.contains(bytes));
    }

    private static Optional<String> firstOf(String forwarded) {
        int comma = forwarded.indexOf(',');
        String first = withoutPort((comma < 0 ? forwarded : forwarded.substring(0, comma)).strip());
        return IpAddress.parse(first).map(_ -> first);
    }

    private static String withoutPort(String entry) {
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            return end < 0 ? entry : entry.substring(1, end);
        }
        int colon = entry.indexOf(':');
        boolean hasPort = colon > 0 && colon == entry.lastIndexOf(':');
        return hasPort ? entry.substring(0, colon) : entry;
    }

    private static Network parse(String text) {
        int slash = text.indexOf('/');
        var address =
                IpAddress.parse(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> refused(text));
        int bitsMax = address.getAddress().length * 8;
        int bits = slash < 0 ? bitsMax : bits(text, text.substring(slash + 1));
        if (bits > bitsMax) {
            throw refused(text);
        }
        return new Network(address.getAddress(), bits);
    }

    private static int bits(String network, String text) {
        if (!text.matches("\\d{1,3}")) {
            throw refused(network);
        }
        return Integer.parseInt(text);
    }

    private static SettingsException refused(String network) {
        return new SettingsException(List.of(
                "HOGLET_TRUSTED_PROXIES has '" + network + "', which is no network such as 10.0.0.0/8 or ::1/128."));
    }
}
