// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of a list with its length. */
public record CountedPage<T>(
        long count, @Nullable String next, @Nullable String previous, List<T> results) {
    /** A list that always fits one page. */
    public static <T> CountedPage<T> whole(List<T> results) {
        return new CountedPage<>(results.size(), null, null, results);
    }
}
