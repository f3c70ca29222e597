// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/**
 * The memory that one request may use, out of what all requests share. What was taken is given back when the request
 * ends, by whoever made the room.
 */
@FunctionalInterface
public interface Room {
    /** @throws io.hoglet.event.UnavailableException when requests in progress use it all */
    void take(int bytes);
}
