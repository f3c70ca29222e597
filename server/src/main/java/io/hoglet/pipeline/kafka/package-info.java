// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the pipeline on Kafka: one thread owns one consumer and one transactional producer. In: {@code
 * events_ingestion}. Out: {@code events}, {@code persons}, {@code person_overrides}, {@code groups}, {@code
 * dead_letters}. May use the Kafka clients. Promise: outputs and offsets are committed together, after PostgreSQL.
 * Start reading at {@link io.hoglet.pipeline.kafka.PipelineWorker}.
 */
@NullMarked
package io.hoglet.pipeline.kafka;

import org.jspecify.annotations.NullMarked;
