// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.process;

import java.time.Duration;

/**
 * One line of {@code /proc/PID/stat}: who it is, whose child, and its CPU time with that of the children it has
 * waited for. Living children are not in it; they have lines of their own.
 */
record ProcStat(long pid, long parentPid, String command, Duration cpu) {
    /** USER_HZ: the unit of times in /proc is 1/100 s for every program, whatever the kernel uses inside. */
    private static final long MILLIS_PER_TICK = 10;

    static ProcStat parse(String line) {
        // The command stands in parentheses and may itself contain spaces and parentheses.
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("not a line of /proc/PID/stat: " + line);
        }
        // Fields are numbered from 1 in proc(5); after the command comes number 3.
        var fields = line.substring(close + 1).strip().split(" ", -1);
        long ticks = 0;
        for (int field = 14; field <= 17; field++) {
            ticks += Long.parseLong(fields[field - 3]);
        }
        return new ProcStat(
                Long.parseLong(line.substring(0, open).strip()),
                Long.parseLong(fields[4 - 3]),
                line.substring(open + 1, close),
                Duration.ofMillis(ticks * MILLIS_PER_TICK));
    }
}
