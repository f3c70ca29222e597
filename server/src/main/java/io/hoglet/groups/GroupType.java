// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import java.util.Optional;

/**
 * A kind of groups of a project.
 *
 * @param name what events call it
 * @param singular what people call one of them, if they said so
 * @param plural what people call several
 */
public record GroupType(int index, String name, Optional<String> singular, Optional<String> plural) {}
