// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

import java.util.OptionalLong;

/**
 * One kind of refusal. Equal ones are counted together.
 *
 * @param projectId empty when the key was unknown or missing
 * @param path the route, never with a query
 * @param code why, in one word; {@code detail} is the advice that was answered, a fixed text
 * @param sdk what the client calls itself; cleaned here
 */
public record Refused(OptionalLong projectId, String path, int status, String code, String detail, String sdk) {
    public Refused {
        sdk = SdkName.cleaned(sdk);
    }
}
