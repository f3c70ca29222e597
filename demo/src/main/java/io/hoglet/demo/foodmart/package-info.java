// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the source: opening FoodMart, walking its rows in a fixed order and turning each into one event.
 * In: the data set on the class path, read by JDBC; out: a stream of {@link io.hoglet.demo.foodmart.DemoEvent}s.
 * May use: the JDK only.
 * Promises the same uuids and timestamps on every run, and throws {@link io.hoglet.demo.foodmart.SourceException}.
 * Start reading at {@link io.hoglet.demo.foodmart.FoodMart}.
 */
@NullMarked
package io.hoglet.demo.foodmart;

import org.jspecify.annotations.NullMarked;
