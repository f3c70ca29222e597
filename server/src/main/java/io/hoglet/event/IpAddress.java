// SPDX-License-Identifier: Apache-2.0
package io.hoglet.event;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Reads addresses that clients and proxies write, and never asks the network about a name. Pure. */
public final class IpAddress {
    /** The longest text of an address, with a zone and a port, is shorter. */
    private static final int TEXT_MAX = 100;

    private static final int UNIQUE_LOCAL_MASK = 0xFE;
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int CARRIER_FIRST = 100;
    private static final int CARRIER_MASK = 0xC0;
    private static final int CARRIER_SECOND = 64;

    private IpAddress() {}

    /** Empty for what is no address of IPv4 or IPv6. */
    public static Optional<InetAddress> parse(String literal) {
        if (literal.isEmpty() || literal.length() > TEXT_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it can be somewhere in the world: not an address of this machine, of a network's inside or of many. */
    public static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isInside(address));
    }

    /** The ranges that the JDK has no name for: fc00::/7, and 100.64.0.0/10 between carriers and their customers. */
    private static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL
                : bytes[0] == CARRIER_FIRST && (bytes[1] & CARRIER_MASK) == CARRIER_SECOND;
    }
}
