// SPDX-License-Identifier: Apache-2.0
/**
 * Owns how we talk to Kafka: client settings, topics, the log's retention. In: settings. Out: configured clients. May
 * use the Kafka clients. Promise: nothing unconsumed is deleted. Start reading at {@link io.hoglet.kafka.Topics}.
 */
@NullMarked
package io.hoglet.kafka;

import org.jspecify.annotations.NullMarked;
