// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.event.UnavailableException;
import io.hoglet.limits.IngestionLimits;
import io.hoglet.limits.LimitStore;
import io.hoglet.limits.Metered;
import io.hoglet.limits.ProjectLimits;
import io.hoglet.limits.UsageStore;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.time.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** IngestionLimits of two processes over one PostgreSQL. */
@ExtendWith(RealPostgres.class)
class LimitsIT {
    private final TestClock clock = new TestClock();
    private Postgres postgres;
    private LimitStore store;
    private IngestionLimits one;
    private IngestionLimits other;
    private long project;

    @BeforeEach
    void start(RealPostgres.Server server) {
        postgres = server.database();
        store = new PostgresLimitStore(postgres);
        one = process();
        other = process();
        project = postgres.with(
                handle -> handle.createQuery("""
                        WITH organization AS (
                            INSERT INTO organizations (uuid, name, created_at)
                            VALUES (gen_random_uuid(), 'Ours', now()) RETURNING id)
                        INSERT INTO projects (uuid, organization_id, name, api_token, created_at)
                        SELECT gen_random_uuid(), id, 'Shop', 'phc_shop', now() FROM organization RETURNING id
                        """).mapTo(Long.class).one());
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    private IngestionLimits process() {
        return new IngestionLimits(new PostgresUsageStore(postgres), clock);
    }

    private void quota(Metered metered, long quota) {
        store.replace(project, new ProjectLimits(Map.of(metered, quota), Optional.empty()));
    }

    private void refresh() {
        one.refresh();
        other.refresh();
        one.refresh();
    }

    private boolean isUsedUp(IngestionLimits process) {
        return process.isUsedUp(project, Metered.EVENTS);
    }

    @Test
    void whatTwoProcessesCountIsOneQuota() {
        quota(Metered.EVENTS, 10);
        refresh();
        one.count(project, Metered.EVENTS, 6);
        other.count(project, Metered.EVENTS, 3);
        refresh();
        assertThat(List.of(isUsedUp(one), isUsedUp(other))).containsOnly(false);

        other.count(project, Metered.EVENTS, 1);
        assertThat(isUsedUp(other)).as("its own count holds at once").isTrue();
        assertThat(isUsedUp(one)).as("still what it read last").isFalse();
        other.refresh();
        one.refresh();

        assertThat(List.of(isUsedUp(one), isUsedUp(other))).containsOnly(true);
        assertThat(one.isUsedUp(project, Metered.RECORDINGS)).isFalse();
        assertThat(store.used(project, IngestionLimits.month(clock))).containsEntry(Metered.EVENTS, 10L);
    }

    @Test
    void aProcessThatStartsLaterKnowsWhatWasUsed() {
        quota(Metered.EVENTS, 5);
        one.count(project, Metered.EVENTS, 5);
        one.refresh();

        var later = process();
        later.refresh();

        assertThat(isUsedUp(later)).isTrue();
    }

    @Test
    void aQuotaMayBeRaisedAndTakenAway() {
        quota(Metered.EVENTS, 5);
        one.count(project, Metered.EVENTS, 5);
        one.refresh();
        assertThat(isUsedUp(one)).isTrue();

        quota(Metered.EVENTS, 6);
        one.refresh();
        assertThat(isUsedUp(one)).isFalse();

        one.count(project, Metered.EVENTS, 1);
        assertThat(isUsedUp(one)).isTrue();
        store.replace(project, ProjectLimits.NONE);
        one.refresh();
        assertThat(isUsedUp(one)).isFalse();
    }

    @Test
    void aNewMonthBeginsAtNothing() {
        quota(Metered.EVENTS, 5);
        one.count(project, Metered.EVENTS, 5);
        one.refresh();
        var before = IngestionLimits.month(clock);

        clock.advance(Duration.ofDays(32));
        one.refresh();

        assertThat(isUsedUp(one)).isFalse();
        assertThat(IngestionLimits.month(clock)).isEqualTo(before.plusMonths(1));
        assertThat(store.used(project, before)).containsEntry(Metered.EVENTS, 5L);
        assertThat(store.used(project, IngestionLimits.month(clock))).isEmpty();
    }

    @Test
    void aMonthIsOneOfUtc() {
        assertThat(IngestionLimits.month(clock))
                .isEqualTo(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1));
    }

    @Test
    void manyProcessesAtOnceCountEverythingOnce() throws Exception {
        quota(Metered.EVENTS, 1_000_000);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Void> work = () -> {
                var process = process();
                for (int i = 0; i < 50; i++) {
                    process.count(project, Metered.EVENTS, 1);
                    process.count(project, Metered.FEATURE_FLAGS, 2);
                    process.refresh();
                }
                return null;
            };
            for (var done : threads.invokeAll(List.of(work, work, work, work))) {
                done.get();
            }
        }

        assertThat(store.used(project, IngestionLimits.month(clock)))
                .isEqualTo(Map.of(Metered.EVENTS, 200L, Metered.FEATURE_FLAGS, 400L));
    }

    @Test
    void aProjectThatWasDeletedMeanwhileStopsNobody() {
        one.count(project, Metered.EVENTS, 1);
        one.count(project + 1_000, Metered.EVENTS, 1);

        one.refresh();

        assertThat(store.used(project, IngestionLimits.month(clock))).containsEntry(Metered.EVENTS, 1L);
    }

    @Test
    void restrictionsDropOneIdOrAll() {
        assertThat(store.restrict(project, Optional.of("loop"), clock.instant()))
                .isInstanceOf(LimitStore.Added.Done.class);
        one.refresh();
        assertThat(one.drops(project, "loop")).isTrue();
        assertThat(one.drops(project, "other")).isFalse();
        assertThat(one.drops(project + 1, "loop")).isFalse();
        assertThat(store.restrict(project, Optional.of("loop"), clock.instant()))
                .isInstanceOf(LimitStore.Added.Exists.class);

        assertThat(store.restrict(project, Optional.empty(), clock.instant()))
                .isInstanceOf(LimitStore.Added.Done.class);
        assertThat(store.restrict(project, Optional.empty(), clock.instant()))
                .isInstanceOf(LimitStore.Added.Exists.class);
        one.refresh();
        assertThat(one.drops(project, "other")).isTrue();

        for (var restriction : store.restrictions(project)) {
            assertThat(store.release(project + 1, restriction.id())).isFalse();
            assertThat(store.release(project, restriction.id())).isTrue();
        }
        one.refresh();
        assertThat(one.drops(project, "loop")).isFalse();
    }

    @Test
    void aProjectHasSoManyRestrictionsAndNoMore() {
        postgres.use(handle -> handle.execute(
                "INSERT INTO event_restrictions (project_id, distinct_id, created_at)"
                        + " SELECT ?, 'u' || n, now() FROM generate_series(1, ?) n",
                project,
                LimitStore.RESTRICTIONS_MAX));

        assertThat(store.restrict(project, Optional.of("one more"), clock.instant()))
                .isInstanceOf(LimitStore.Added.TooMany.class);
    }

    @Test
    void aRateIsReadAsItWasSet() {
        var rate = new ProjectLimits.Rate(5, Optional.of(20));
        store.replace(project, new ProjectLimits(Map.of(), Optional.of(rate)));
        one.refresh();
        assertThat(one.rate(project)).contains(rate);
        assertThat(store.find(project).rate()).contains(rate);

        store.replace(project, ProjectLimits.NONE);
        one.refresh();
        assertThat(one.rate(project)).isEmpty();
    }

    @Test
    void whileTheStoreIsAwayTheLastThatWasReadHoldsAndCountsWait() {
        quota(Metered.EVENTS, 2);
        var away = new AtomicBoolean();
        var process = new IngestionLimits(new Leaving(new PostgresUsageStore(postgres), away), clock);
        process.refresh();

        away.set(true);
        process.count(project, Metered.EVENTS, 2);
        process.refresh();
        assertThat(isUsedUp(process)).isTrue();
        assertThat(store.used(project, IngestionLimits.month(clock))).isEmpty();

        away.set(false);
        process.refresh();
        assertThat(store.used(project, IngestionLimits.month(clock))).containsEntry(Metered.EVENTS, 2L);
    }

    /** The real store, as it is when PostgreSQL cannot be reached for a while. */
    private record Leaving(UsageStore real, AtomicBoolean away) implements UsageStore {
        private UsageStore reached() {
            if (away.get()) {
                throw new UnavailableException("away");
            }
            return real;
        }

        @Override
        public void add(LocalDate month, Map<Key, Long> counted) {
            reached().add(month, counted);
        }

        @Override
        public Map<Key, Long> used(LocalDate month) {
            return reached().used(month);
        }

        @Override
        public Map<Long, Enforced> enforced() {
            return reached().enforced();
        }
    }
}
