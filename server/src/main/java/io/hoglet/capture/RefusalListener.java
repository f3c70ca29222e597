// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/** Is told of every refused request, so that a person can be shown why nothing arrives. Must not block. */
@FunctionalInterface
public interface RefusalListener {
    /** @param client what the client calls itself, from {@code User-Agent}; may be empty */
    void refused(String path, RefusedException refused, String client);
}
