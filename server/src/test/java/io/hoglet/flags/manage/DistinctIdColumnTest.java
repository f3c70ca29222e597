// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctIdColumnTest {
    @Test
    void theFirstColumnCountsWhenNoneIsNamed() {
        assertThat(DistinctIdColumn.of("a\r\nb,x\n\n c \n")).containsExactly("a", "b", "c");
        assertThat(DistinctIdColumn.of("a")).containsExactly("a");
        assertThat(DistinctIdColumn.of("")).isEmpty();
    }

    @Test
    void aHeaderNamesTheColumn() {
        assertThat(DistinctIdColumn.of("\uFEFFname,Distinct_ID\nAnn,a\nBob,b\nshort\n"))
                .containsExactly("a", "b");
        assertThat(DistinctIdColumn.of("distinct_id\na")).containsExactly("a");
    }

    @Test
    void quotedFieldsHoldCommasQuotesAndLines() {
        assertThat(DistinctIdColumn.of("\"a,1\",x\n\"b\"\"2\"\n\"c\nd\"\n\"open"))
                .containsExactly("a,1", "b\"2", "c\nd", "open");
    }
}
