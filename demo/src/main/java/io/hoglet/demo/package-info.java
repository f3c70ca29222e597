// SPDX-License-Identifier: Apache-2.0
/**
 * Owns {@code ./hoglet demo}: fills a project with the FoodMart data set and proves that all of it arrived.
 * In: command-line options and {@code bootstrap.json}; out: HTTP requests to a running server, a table and an exit
 * code. May use: its two sub-packages, picocli, Jackson; never the server's classes, because it is a client like any
 * other. Promises that a repeated load doubles nothing, and exits with 1 when the counts do not become equal in time.
 * Start reading at {@link io.hoglet.demo.DemoMain}, then {@link io.hoglet.demo.DemoLoad}.
 */
@NullMarked
package io.hoglet.demo;

import org.jspecify.annotations.NullMarked;
