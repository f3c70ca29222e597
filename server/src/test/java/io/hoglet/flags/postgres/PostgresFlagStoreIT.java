// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hoglet.ManagementApi;
import io.hoglet.flags.manage.FeatureFlag;
import io.hoglet.flags.manage.FeatureFlags;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.flags.manage.FlagWish;
import io.hoglet.flags.manage.InvalidChangeException;
import io.hoglet.postgres.RealPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class PostgresFlagStoreIT {
    private ManagementApi api;
    private FlagStore store;
    private long team;
    private long user;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        store = new PostgresFlagStore(api.postgres());
        team = api.made().projectId();
        user = number("SELECT id FROM users");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private long number(String sql) {
        return api.postgres()
                .with(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private FeatureFlag made(FlagStore.Changing flags, String key) {
        var filters = JsonNodeFactory.instance.objectNode();
        filters.putArray("groups");
        return flags.insert(
                new FeatureFlag.Content(key, "", filters, true, false, false, false),
                new FlagStore.By(user, Instant.EPOCH));
    }

    @Test
    void aFailedChangeLeavesNeitherFlagNorVersion() {
        assertThatThrownBy(() -> store.change(team, flags -> {
                    made(flags, "beta");
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store.byKey(team, "beta")).isEmpty();
        assertThat(number("SELECT sum(flags_version) FROM projects")).isZero();
    }

    @Test
    void onlyTheProjectsOwnVersionRises() {
        long others = api.projectOfOthers();

        store.change(team, flags -> made(flags, "beta"));

        assertThat(number("SELECT flags_version FROM projects WHERE id = " + team))
                .isEqualTo(1);
        assertThat(number("SELECT flags_version FROM projects WHERE id = " + others))
                .isZero();
    }

    @Test
    void twoChangesThatMakeACycleTogetherAreNotBothDone() throws InterruptedException {
        var flags = new FeatureFlags(store, api.clock());
        long first = store.change(team, changing -> made(changing, "first")).id();
        long second = store.change(team, changing -> made(changing, "second")).id();

        List<Callable<Boolean>> changes = List.of(
                () -> flags.update(team, user, first, needing(second)).isPresent(),
                () -> flags.update(team, user, second, needing(first)).isPresent());
        long done;
        try (var threads = Executors.newFixedThreadPool(2)) {
            done = threads.invokeAll(changes).stream().filter(this::isDone).count();
        }

        assertThat(done).isEqualTo(1);
    }

    private boolean isDone(Future<Boolean> change) {
        try {
            return change.get();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(InvalidChangeException.class);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while two changes ran", e);
        }
    }

    private static FlagWish needing(long flag) {
        var filters = JsonNodeFactory.instance.objectNode();
        filters.putArray("groups")
                .addObject()
                .putArray("properties")
                .addObject()
                .put("type", "flag")
                .put("key", String.valueOf(flag))
                .put("operator", "flag_evaluates_to")
                .put("value", true);
        return new FlagWish(
                Optional.empty(),
                Optional.empty(),
                Optional.of(filters),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
