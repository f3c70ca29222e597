// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the ClickHouse child process: libchdb called through the foreign-function API, behind ClickHouse's HTTP
 * interface.
 * In: HTTP requests on loopback. Out: statements on pooled engine connections, results as a stream.
 * May use Jetty core, lz4, the JDK and {@code ParentLink}; nothing of the parent process.
 * Promises one statement per connection at a time on platform threads, rows inserted only through the streaming insert;
 * refusals carry ClickHouse's code.
 * Start reading at {@code QueryHandler}.
 */
@NullMarked
package io.hoglet.embedded.clickhouse.server;

import org.jspecify.annotations.NullMarked;
