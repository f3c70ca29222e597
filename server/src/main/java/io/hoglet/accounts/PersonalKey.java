// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.time.Instant;
import java.util.Optional;

/** A personal API key as its owner sees it later: without the value. */
public record PersonalKey(long id, String label, String maskValue, Instant createdAt, Optional<Instant> lastUsedAt) {}
