// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    @Test
    void namesAreSortedIntoOwnBoundAndSettings() throws QueryException {
        QueryParameters parameters = QueryParameters.of(
                Map.of("query", "SELECT 1", "compress", "1", "param_id", "7", "max_threads", "1", "database", "x"));

        assertThat(parameters.bound()).containsExactly(Map.entry("id", "7"));
        assertThat(parameters.settings()).containsExactly(Map.entry("max_threads", "1"));
        assertThat(parameters.isOn("compress")).isTrue();
        assertThat(parameters.isOn("decompress")).isFalse();
        assertThat(parameters.database()).hasValue("x");
    }

    @Test
    void emptyAndDefaultDatabasesNeedNoSwitch() throws QueryException {
        assertThat(QueryParameters.of(Map.of("database", "")).database()).isEmpty();
        assertThat(QueryParameters.of(Map.of("database", "default")).database()).isEmpty();
    }

    @Test
    void theFormatIsTabSeparatedUnlessNamed() throws QueryException {
        assertThat(QueryParameters.of(Map.of()).defaultFormat()).isEqualTo("TabSeparated");
        assertThat(QueryParameters.of(Map.of("default_format", "CSV")).defaultFormat())
                .isEqualTo("CSV");
    }

    @Test
    void readOnlyIsAskedForByAnyNumberButZero() throws QueryException {
        assertThat(QueryParameters.of(Map.of("readonly", "0")).asksReadOnly()).isFalse();
        assertThat(QueryParameters.of(Map.of("readonly", "1")).asksReadOnly()).isTrue();
        assertThat(QueryParameters.of(Map.of("readonly", "2")).asksReadOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a=1, b", "'", "1a", "a;b", ""})
    void namesThatCannotBeSettingsAreRefused(String name) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> QueryParameters.of(Map.of(name, "1")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(115));
    }

    @Test
    void sessionsAreRefused() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> QueryParameters.of(Map.of("session_id", "s")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(QueryException.SUPPORT_IS_DISABLED));
    }
}
