// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/**
 * One engine as its supervisor sees it.
 *
 * @param pid the process id, or -1 while there is no process
 * @param restarts how often the supervisor had to start it again
 * @param detail the last thing that went wrong, or an empty text
 */
public record EngineHealth(EngineState state, long pid, int restarts, String detail) {}
