// SPDX-License-Identifier: Apache-2.0
/** The Hoglet server: {@code Main} reads settings, {@code Wiring} is the object graph. */
@NullMarked
package io.hoglet;

import org.jspecify.annotations.NullMarked;
