// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.config.Settings.Role;
import java.util.Set;

/**
 * Which engines a process needs for what it does. Every role needs PostgreSQL: the warehouse for the lock under which
 * ClickHouse's schema changes.
 *
 * @param kafka whether events pass through it
 * @param clickhouse whether it writes or asks there
 */
public record EngineNeeds(boolean kafka, boolean clickhouse) {
    public static EngineNeeds of(Set<Role> roles) {
        return new EngineNeeds(
                roles.stream().anyMatch(role -> role != Role.APP),
                roles.contains(Role.WAREHOUSE) || roles.contains(Role.APP));
    }
}
