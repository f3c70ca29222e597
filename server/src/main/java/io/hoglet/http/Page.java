// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of a list whose length is not counted. */
public record Page<T>(@Nullable String next, @Nullable String previous, List<T> results) {}
