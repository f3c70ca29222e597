// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.kafka.Topics;
import io.hoglet.warehouse.EventRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Rows as the pipeline encoded them. */
final class EncodedRows {
    private EncodedRows() {}

    static List<byte[]> of(ConsumerRecords<byte[], byte[]> polled, String topic) {
        var rows = new ArrayList<byte[]>();
        for (ConsumerRecord<byte[], byte[]> record : polled.records(topic)) {
            var schema = record.headers().lastHeader(Topics.SCHEMA_HEADER);
            if (schema == null || schema.value()[0] != EventRow.SCHEMA_VERSION) {
                throw new IllegalStateException("a row of a form that this version does not know");
            }
            rows.add(record.value());
        }
        return rows;
    }
}
