// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the settings: one record tree, each leaf declared once with name, default and a sentence. In: flags,
 * environment, one optional file. Out: {@link io.hoglet.config.Settings}. May use the JDK only. Promise: all mistakes
 * are reported at once, each with what to do; an unknown name gets a suggestion. Start reading at
 * {@link io.hoglet.config.Settings}.
 */
@NullMarked
package io.hoglet.config;

import org.jspecify.annotations.NullMarked;
