// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import java.util.Locale;

/** Why an event ends before it becomes a row. */
public enum DropReason {
    /** {@code $$client_ingestion_warning}: a message of the SDK to the developer, not an event. */
    CLIENT_INGESTION_WARNING,
    /** An identify, alias or group update that also says that persons must not be processed. */
    MERGE_WITHOUT_PERSON_PROCESSING;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
