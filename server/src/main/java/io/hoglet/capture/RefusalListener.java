// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.OptionalLong;

/** Is told of every request of which nothing was kept, so that a person can be shown why. Must not block. */
public interface RefusalListener {
    /**
     * @param project whose key the request carried, if that was known already
     * @param client what the client calls itself, from {@code User-Agent}; may be empty
     */
    void refused(String path, Refusal refusal, OptionalLong project, String client);

    /** Answered as if all were well, though a quota is used up and events were thrown away. */
    void overQuota(String path, long project, String client);
}
