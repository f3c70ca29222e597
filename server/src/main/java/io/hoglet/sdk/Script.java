// SPDX-License-Identifier: Apache-2.0
package io.hoglet.sdk;

/**
 * One file of posthog-js.
 *
 * @param content not to be changed
 * @param tag tells this content from every other
 */
public record Script(byte[] content, String tag) {
    @Override
    public String toString() {
        return "Script[" + tag + "]";
    }
}
