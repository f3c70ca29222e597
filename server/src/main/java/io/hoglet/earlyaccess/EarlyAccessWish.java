// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess;

import java.util.Optional;

/**
 * What a caller wants a feature to be; empty stays as it is. Not checked yet.
 *
 * @param flagId the flag that it is to be; a new one is made without it
 */
public record EarlyAccessWish(
        Optional<String> name,
        Optional<String> description,
        Optional<String> stage,
        Optional<String> documentationUrl,
        Optional<Long> flagId) {
    @Override
    public String toString() {
        return "EarlyAccessWish[" + stage.orElse("") + "]";
    }
}
