// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.process;

import java.time.Duration;

/** What one process tree has used: CPU time since it exists, memory now, and how many processes it has. */
public record Usage(Duration cpu, Memory memory, int processes) {
    public static final Usage NONE = new Usage(Duration.ZERO, Memory.NONE, 0);

    Usage plus(Usage other) {
        return new Usage(cpu.plus(other.cpu), memory.plus(other.memory), processes + other.processes);
    }
}
