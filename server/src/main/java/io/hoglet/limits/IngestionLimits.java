// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits;

import io.hoglet.event.UnavailableException;
import io.hoglet.limits.UsageStore.Enforced;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds for each project, in memory. {@link #refresh} adds up what was counted and reads what others counted and
 * people changed; call it about twice a second from one thread. While the store is away the last that was read holds.
 * Thread-safe; there are as many counts as projects.
 */
public final class IngestionLimits {
    private static final Logger LOG = LoggerFactory.getLogger(IngestionLimits.class);

    private final UsageStore store;
    private final Clock clock;
    private final ConcurrentMap<UsageStore.Key, Meter> meters = new ConcurrentHashMap<>();
    private final AtomicReference<Map<Long, Enforced>> enforced = new AtomicReference<>(Map.of());

    public IngestionLimits(UsageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private Enforced of(long projectId) {
        return enforced.get().getOrDefault(projectId, Enforced.NOTHING);
    }

    /** Whether the month's quota is used up. */
    public boolean isUsedUp(long projectId, Metered metered) {
        Long quota = of(projectId).limits().quotas().get(metered);
        return quota != null && meter(new UsageStore.Key(projectId, metered)).used() >= quota;
    }

    /** Counts what was taken. */
    public void count(long projectId, Metered metered, long more) {
        if (more > 0) {
            meter(new UsageStore.Key(projectId, metered)).count(more);
        }
    }

    /** Whether events of this id are to be thrown away. */
    public boolean drops(long projectId, String distinctId) {
        var project = of(projectId);
        return project.dropsAll() || project.droppedIds().contains(distinctId);
    }

    public Optional<ProjectLimits.Rate> rate(long projectId) {
        return of(projectId).limits().rate();
    }

    private Meter meter(UsageStore.Key key) {
        return meters.computeIfAbsent(key, _ -> new Meter());
    }

    /** The month that is counted at the moment, by its first day. */
    public static LocalDate month(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    }

    /** Never throws for a store that is away. */
    public void refresh() {
        try {
            var month = month(clock);
            add(month);
            var used = store.used(month);
            enforced.set(store.enforced());
            // A new month begins at nothing, also where nobody has counted anything yet.
            meters.forEach((key, meter) -> meter.total(month, used.getOrDefault(key, 0L)));
            used.forEach((key, total) -> meter(key).total(month, total));
        } catch (UnavailableException e) {
            LOG.atDebug().setCause(e).log("IngestionLimits and usage have to wait");
        }
    }

    private void add(LocalDate month) {
        var upTo = new HashMap<UsageStore.Key, Long>();
        var missing = new HashMap<UsageStore.Key, Long>();
        meters.forEach((key, meter) -> {
            long counted = meter.counted();
            long more = meter.missing(counted);
            if (more > 0) {
                upTo.put(key, counted);
                missing.put(key, more);
            }
        });
        if (!missing.isEmpty()) {
            store.add(month, missing);
            upTo.forEach((key, counted) -> meter(key).stored(counted));
        }
    }
}
