// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import java.util.List;
import java.util.Optional;

/** What the account's own page shows of its projects; implemented by the feature that owns them. */
public interface OrganizationProjects {
    /** A project's name, to choose from. */
    record Named(long id, String name) {}

    List<Named> names(long organizationId);

    /** The project that {@code @current} means, as its own routes show it. */
    Optional<Record> current(long organizationId);
}
