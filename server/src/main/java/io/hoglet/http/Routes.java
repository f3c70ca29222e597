// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.javalin.config.RoutesConfig;

/** What a feature adds to the HTTP edge. Handlers run on virtual threads and may block. */
@FunctionalInterface
public interface Routes {
    void addTo(RoutesConfig routes);
}
