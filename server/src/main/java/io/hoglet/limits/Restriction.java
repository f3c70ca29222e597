// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * Events that are thrown away.
 *
 * @param distinctId whose; empty for all events of the project
 */
public record Restriction(long id, Optional<String> distinctId, Instant createdAt) {}
