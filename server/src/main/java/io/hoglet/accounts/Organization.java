// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.util.UUID;

/** The owner of accounts and projects. */
public record Organization(long id, UUID uuid, String name) {}
