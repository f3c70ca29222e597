// SPDX-License-Identifier: Apache-2.0
package io.hoglet.fault;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place where the crash tests halt the process. {@code -Dhoglet.fault=PIPELINE_POSTGRES_COMMITTED:3} halts when the
 * point is reached for the third time, as kill -9 would. Thread-safe.
 */
public enum FaultPoint {
    PIPELINE_POLLED,
    PIPELINE_OUTBOX_RECOVERED,
    PIPELINE_PERSONS_WRITTEN,
    PIPELINE_POSTGRES_COMMITTED,
    PIPELINE_OUTPUTS_SENT,
    PIPELINE_OFFSETS_SENT,
    PIPELINE_KAFKA_COMMITTED,
    WAREHOUSE_POLLED,
    WAREHOUSE_RANGE_RECORDED,
    WAREHOUSE_MONTH_INSERTED,
    WAREHOUSE_BLOCK_INSERTED,
    WAREHOUSE_OFFSETS_COMMITTED,
    WAREHOUSE_OVERRIDES_INSERTED,
    WAREHOUSE_PERSONS_INSERTED,
    WAREHOUSE_GROUPS_INSERTED;

    private static final int HALTED_LIKE_KILL = 137;

    @SuppressWarnings("ImmutableEnumChecker") // counting down is its purpose
    private final AtomicInteger remaining = new AtomicInteger(configured());

    private int configured() {
        String setting = System.getProperty("hoglet.fault", "");
        int colon = setting.indexOf(':');
        boolean named = colon > 0
                && setting.substring(0, colon).toUpperCase(Locale.ROOT).equals(name());
        return named ? Integer.parseInt(setting.substring(colon + 1)) : 0;
    }

    /** Halts the process when this point is reached for the {@code turn}th time from now. */
    public void arm(int turn) {
        remaining.set(turn);
    }

    /** Halts the process when it is this point's turn; otherwise does nothing. */
    public void reach() {
        if (remaining.get() > 0 && remaining.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(HALTED_LIKE_KILL);
        }
    }
}
