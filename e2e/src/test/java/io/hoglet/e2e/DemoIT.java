// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who tries the product loads the demo data, and by mistake a second time. */
@ExtendWith(RunningHoglet.class)
class DemoIT {
    /** What FoodMart holds, counted in its tables. */
    private static final long CUSTOMERS = 10_281;

    private static final long SALE_LINES = 269_720;

    /** So many ids that every partition has some. */
    private static final int MARKERS = 64;

    private static final Duration WORKED_OFF_WITHIN = Duration.ofMinutes(5);

    private final Instance instance;
    private final Project project;

    DemoIT(Instance instance) throws Exception {
        this.instance = instance;
        var bootstrap = Bootstrap.read(instance.data());
        this.project = instance.hoglet().project(bootstrap.projectId(), bootstrap.projectApiKey());
    }

    @Test
    void everyRowOfFoodMartIsOneEventAlsoAfterTheSecondLoad() throws Exception {
        load("demo: first load");
        awaitWhatIsQueued("first");
        assertEqualCounts();

        load("demo: second load");
        awaitWhatIsQueued("second");
        assertEqualCounts();
    }

    private void load(String what) throws Exception {
        long begun = System.nanoTime();
        var demo = Command.hoglet("demo", "--data", instance.data().toString());
        Measured.note(what, Duration.ofNanos(System.nanoTime() - begun));

        assertThat(demo.exitCode()).as(demo.everything()).isZero();
        for (String row : List.of("signed_up", "purchased", "events", "persons", "groups")) {
            assertThat(demo.out().lines().filter(line -> line.startsWith(row + " ")))
                    .as(demo.out())
                    .singleElement()
                    .asString()
                    .endsWith("equal");
        }
        assertThat(demo.out()).contains(String.format(Locale.ROOT, "%,d", SALE_LINES));
    }

    /** Counts are equal before repetitions were looked at; what follows them in each partition tells when they were. */
    private void awaitWhatIsQueued(String load) throws Exception {
        String event = "after the " + load + " load";
        var markers = IntStream.range(0, MARKERS)
                .mapToObj(i -> Map.of("event", event, "distinct_id", "marker-" + i))
                .toArray();
        project.send(markers);

        var took = eventually(
                WORKED_OFF_WITHIN,
                () -> assertThat(project.count("event = '" + event + "'")).isEqualTo(MARKERS));
        Measured.note("demo: " + load + " load worked off after", took);
    }

    private void assertEqualCounts() throws Exception {
        assertThat(project.count("event = 'purchased' AND properties.source = 'foodmart'"))
                .isEqualTo(SALE_LINES);
        assertThat(project.count("event = 'signed_up' AND properties.source = 'foodmart'"))
                .isEqualTo(CUSTOMERS);
        assertThat(project.sql("SELECT count(DISTINCT person_id) FROM events WHERE properties.source = 'foodmart'")
                        .path(0)
                        .path(0)
                        .asLong())
                .isEqualTo(CUSTOMERS);
    }
}
