// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t FORMAT RowBinary            | RowBinary | INSERT INTO t",
                "insert into t (a, b) format CSV           | CSV       | insert into t (a, b)",
                "INSERT INTO t SETTINGS x=1 FORMAT TSV     | TSV       | INSERT INTO t SETTINGS x=1",
                "/* c */ INSERT INTO t VALUES (1)          | Values    | /* c */ INSERT INTO t",
                "INSERT INTO format FORMAT CSV             | CSV       | INSERT INTO format",
                "INSERT INTO db.values FORMAT CSV          | CSV       | INSERT INTO db.values",
                "INSERT INTO TABLE FUNCTION f() FORMAT CSV | CSV       | INSERT INTO TABLE FUNCTION f()",
            })
    void insertsEndWhereTheirRowsBegin(String sql, String format, String head) throws QueryException {
        assertThat(Statement.parse(sql)).isInstanceOfSatisfying(Statement.Insert.class, insert -> {
            assertThat(insert.format()).isEqualTo(format);
            assertThat(insert.sql().strip()).isEqualTo(head);
        });
    }

    @Test
    void rowsMayContainWordsOfSql() throws QueryException {
        String sql = "INSERT INTO t FORMAT CSV\nselect,values,format";

        assertThat(Statement.parse(sql))
                .isInstanceOfSatisfying(
                        Statement.Insert.class,
                        insert -> assertThat(sql.substring(insert.dataAt())).isEqualTo("select,values,format"));
    }

    @Test
    void oneLineEndAfterTheFormatBelongsToTheSql() throws QueryException {
        for (String end : new String[] {"\n", "\r\n", " \n", ""}) {
            String sql = "INSERT INTO t FORMAT RowBinary" + end;
            assertThat(Statement.parse(sql + "\n\n"))
                    .isInstanceOfSatisfying(
                            Statement.Insert.class,
                            insert -> assertThat(insert.dataAt())
                                    .isEqualTo(end.isEmpty() ? sql.length() + 1 : sql.length()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t SELECT 1",
                "INSERT INTO t WITH x AS (SELECT 1) SELECT * FROM x",
                "INSERT INTO t (a) (SELECT 1)",
                "CREATE TABLE t (a Int8) ENGINE = Memory",
                "EXPLAIN SELECT 1",
                "",
            })
    void everythingElseIsRunAsItStands(String sql) throws QueryException {
        assertThat(Statement.parse(sql))
                .isInstanceOfSatisfying(
                        Statement.Other.class, other -> assertThat(other.sql()).isEqualTo(sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 FORMAT JSON                 | JSON",
                "WITH 1 AS a SELECT a FORMAT CSV      | CSV",
                "(SELECT 1) FORMAT CSV;               | CSV",
                "SELECT 1 FORMAT JSON SETTINGS a = 1  | JSON",
                "SELECT format FROM t                 |",
                "SELECT 'FORMAT JSON'                 |",
            })
    void selectsNameTheirFormatAtTheEnd(String sql, String format) throws QueryException {
        assertThat(Statement.parse(sql))
                .isInstanceOfSatisfying(
                        Statement.Select.class,
                        select -> assertThat(select.format().orElse(null)).isEqualTo(format));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 INTO OUTFILE '/tmp/x'",
                "SELECT $$ ( $$ INTO /* c */ OUTFILE '/tmp/x'",
                "INSERT INTO t FROM INFILE '/etc/passwd' FORMAT CSV",
            })
    void localFilesAreRefused(String sql) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> Statement.parse(sql))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(QueryException.SUPPORT_IS_DISABLED));
    }
}
