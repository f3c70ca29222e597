// SPDX-License-Identifier: Apache-2.0
/**
 * Owns projects: their settings and the key that events carry. In: keys from capture, changes from the app. Out:
 * {@link io.hoglet.projects.Project}. May use Caffeine; no other feature. Promise: a key that was reset stops working
 * within seconds in every process, and known keys keep working while PostgreSQL is away; an unknown key then gets
 * {@link io.hoglet.event.UnavailableException}. Start reading at {@link io.hoglet.projects.ProjectKeys}.
 */
@NullMarked
package io.hoglet.projects;

import org.jspecify.annotations.NullMarked;
