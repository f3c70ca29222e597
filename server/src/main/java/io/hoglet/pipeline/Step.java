// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

/** One pure step. Its simple class name is its name in metrics and in the package's list. */
@FunctionalInterface
public interface Step {
    Outcome apply(PipelineEvent event);

    default String name() {
        return getClass().getSimpleName();
    }
}
