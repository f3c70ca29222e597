// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import java.util.concurrent.atomic.LongAdder;

/** What all connections of a load have counted so far. */
final class LoadCounters {
    final LongAdder accepted = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder retries = new LongAdder();
    final Latencies latencies = new Latencies();
}
