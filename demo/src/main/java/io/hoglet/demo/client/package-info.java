// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the way to the server: batches of bounded size, lanes of bounded concurrency, retries, and the count query.
 * In: events; out: {@code POST /batch/} with gzip bodies and {@code POST /api/projects/:id/query}.
 * May use: the event type of {@code foodmart}, Jackson and {@code java.net.http}.
 * Promises that the events of one person arrive in order; what cannot be sent ends as a {@code LoadException}.
 * Start reading at {@link io.hoglet.demo.client.Lanes}.
 */
@NullMarked
package io.hoglet.demo.client;

import org.jspecify.annotations.NullMarked;
