// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcStatTest {
    private static final String FIELDS =
            " S 41 42 42 0 -1 4194560 5113 9999 0 0 150 50 300 7 20 0 1 0 81 227336192 1843 18446744073709551615";

    @Test
    void theTimeIsOwnTimeAndThatOfChildrenWaitedFor() {
        var stat = ProcStat.parse("42 (postgres)" + FIELDS);

        assertThat(stat).isEqualTo(new ProcStat(42, 41, "postgres", Duration.ofMillis(5070)));
    }

    @Test
    void aCommandMayContainSpacesAndParentheses() {
        var stat = ProcStat.parse("42 (a (strange) name)" + FIELDS + "\n");

        assertThat(stat.command()).isEqualTo("a (strange) name");
        assertThat(stat.parentPid()).isEqualTo(41);
    }

    @Test
    void somethingElseIsRefused() {
        assertThatThrownBy(() -> ProcStat.parse("42 postgres S")).isInstanceOf(IllegalArgumentException.class);
    }
}
