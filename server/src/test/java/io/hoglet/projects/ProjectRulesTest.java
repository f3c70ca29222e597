// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectRulesTest {
    @Test
    void nameIsTrimmedAndMustNotBeEmptyOrTooLong() {
        assertThat(ProjectRules.name("  Shop ")).contains("Shop");
        assertThat(ProjectRules.name("   ")).isEmpty();
        assertThat(ProjectRules.name("x".repeat(ProjectRules.NAME_MAX))).isPresent();
        assertThat(ProjectRules.name("x".repeat(ProjectRules.NAME_MAX + 1))).isEmpty();
        assertThat(ProjectRules.name("a\0b")).isEmpty();
    }

    @Test
    void timezoneIsANameOfTheIanaDatabase() {
        assertThat(ProjectRules.timezone("Europe/Berlin")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(ProjectRules.timezone("UTC")).isPresent();
        assertThat(ProjectRules.timezone("+02:00")).isEmpty();
        assertThat(ProjectRules.timezone("europe/berlin")).isEmpty();
        assertThat(ProjectRules.timezone("")).isEmpty();
    }

    @Test
    void changesHoldValidValuesOnly() {
        assertThatThrownBy(() -> new ProjectChanges(
                        Optional.of(" "), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProjectChanges(
                        Optional.empty(), Optional.empty(), Optional.of(2), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
