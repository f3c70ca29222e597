// SPDX-License-Identifier: Apache-2.0
/**
 * The real engines with the product's schema, for the tests of its adapters. Start at
 * {@link io.hoglet.engines.Engines}.
 */
@NullMarked
package io.hoglet.engines;

import org.jspecify.annotations.NullMarked;
