// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

/** What a step makes of an event. */
public sealed interface Outcome {
    /** The event goes on, perhaps changed. */
    record Next(PipelineEvent event) implements Outcome {}

    /** The event ends here, as it should. */
    record Dropped(DropReason reason) implements Outcome {}

    /** The event cannot be understood; it is set aside with the reason, never lost. */
    record Unreadable(String reason) implements Outcome {}
}
