// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The address a request comes from. {@code X-Forwarded-For} is believed only from a trusted proxy; then its first entry
 * counts (wire protocol 1.8). Thread-safe.
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

    /** @param networks in CIDR form, separated by commas */
    public ClientAddress(String networks) {
        for (String network : networks.split(",", -1)) {
            if (!network.isBlank()) {
                trusted.add(parse(network.strip()));
            }
        }
    }

    public String of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !isTrusted(peer)) {
            return peer;
        }
        int comma = forwarded.indexOf(',');
        String first = (comma < 0 ? forwarded : forwarded.substring(0, comma)).strip();
        int colon = first.indexOf(':');
        boolean hasPort = colon > 0 && colon == first.lastIndexOf(':');
        return hasPort ? first.substring(0, colon) : first;
    }

    private boolean isTrusted(String peer) {
        byte[] address = bytes(peer.replace("[", "").replace("]", ""));
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] prefix = bytes(slash < 0 ? text : text.substring(0, slash));
        return new Network(prefix, slash < 0 ? prefix.length * 8 : Integer.parseInt(text.substring(slash + 1)));
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
