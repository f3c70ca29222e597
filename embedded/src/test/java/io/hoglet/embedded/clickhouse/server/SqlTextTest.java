// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {
    @Test
    void wordsInStringsCommentsAndBracketsAreNotTokens() {
        String sql = "SELECT 'a FORMAT b', \"FORMAT\", `FORMAT` /* FORMAT */ -- FORMAT\n FROM f(FORMAT) # FORMAT\n x";

        assertThat(words(sql)).doesNotContain("FORMAT").contains("SELECT", "FROM", "f", "x");
    }

    @Test
    void quotesMayBeEscapedOrDoubled() {
        assertThat(words("'a\\'FORMAT' 'b''FORMAT' end")).containsExactly("quoted", "quoted", "end");
    }

    @Test
    void heredocsAreStrings() {
        assertThat(words("SELECT $$ ( INTO OUTFILE $$, $tag$ $$ ' $tag$ end"))
                .containsExactly("SELECT", "quoted", ",", "quoted", "end");
    }

    @Test
    void aDollarThatBeginsNoHeredocHidesNothing() {
        assertThat(words("SELECT $1 FORMAT $x$")).contains("FORMAT");
    }

    @Test
    void typographicQuotesAreQuotes() {
        assertThat(words("SELECT \u2018 ( \u2019, \u201c ' \u201d end"))
                .containsExactly("SELECT", "quoted", ",", "quoted", "end");
    }

    @Test
    void textThatNeverEndsDoesNotRunOver() {
        for (String sql : List.of("'abc", "/* abc", "-- abc", "\"\\", "$$ abc", "\u2018abc", "((((", "))))")) {
            assertThat(words("SELECT " + sql)).startsWith("SELECT");
        }
    }

    @Test
    void noMoreTokensAreMadeThanAskedFor() {
        assertThat(SqlText.tokens("a b c d", 2)).hasSize(2);
    }

    @Test
    void tokensKnowTheirPlace() {
        SqlText.Token second = SqlText.tokens("ab  cd", 10).get(1);

        assertThat(second.start()).isEqualTo(4);
        assertThat(second.end()).isEqualTo(6);
        assertThat(second.is("CD")).isTrue();
    }

    private static List<String> words(String sql) {
        return SqlText.tokens(sql, 1_000).stream().map(SqlText.Token::text).toList();
    }
}
