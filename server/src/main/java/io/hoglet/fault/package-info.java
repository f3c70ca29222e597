// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the places where a test may kill the process, between any two lines that must not be interchanged. In: a system
 * property. Out: the process's sudden death. May use the JDK only. Promise: nothing happens unless the property names
 * the point. Start reading at {@link io.hoglet.fault.FaultPoint}.
 */
@NullMarked
package io.hoglet.fault;

import org.jspecify.annotations.NullMarked;
