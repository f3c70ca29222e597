// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import java.util.List;

/** Learns of events that went through the pipeline, for what may be late or lost: definitions, "first event seen". */
@FunctionalInterface
public interface BatchListener {
    /** Called by the pipeline's thread after the batch's persons were kept. Must not throw for its own troubles. */
    void processed(List<PipelineEvent> events);
}
