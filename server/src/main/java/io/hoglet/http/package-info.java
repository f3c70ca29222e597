// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the HTTP edge: the server, its limits, the shape of errors, health. In: features' {@link io.hoglet.http.Routes}.
 * Out: replies. May use Javalin and Jetty, which no other package name does. Promise: no stack trace leaves the process
 * and no admitted request is cut at a stop. Start reading at {@link io.hoglet.http.HttpEdge}.
 */
@NullMarked
package io.hoglet.http;

import org.jspecify.annotations.NullMarked;
