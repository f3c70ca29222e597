// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import io.hoglet.flags.FlagEvaluator.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The metrics of questions about flags. Thread-safe. */
public final class FlagMeters {
    private final Counter answered;
    private final Counter incomplete;
    private final Counter limited;

    public FlagMeters(MeterRegistry registry) {
        this.answered = Counter.builder("hoglet.flags.questions.answered")
                .description("Questions about somebody's flags that were answered.")
                .register(registry);
        this.incomplete = Counter.builder("hoglet.flags.questions.incomplete")
                .description(
                        "Answers without some flags, because PostgreSQL was away or slow or a flag cannot be read.")
                .register(registry);
        this.limited = Counter.builder("hoglet.flags.questions.limited")
                .description("Questions answered without flags because the project's quota of the month is used up.")
                .register(registry);
    }

    void limited() {
        limited.increment();
    }

    void answered(Outcome outcome) {
        answered.increment();
        if (!outcome.complete()) {
            incomplete.increment();
        }
    }
}
