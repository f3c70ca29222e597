// SPDX-License-Identifier: Apache-2.0
/**
 * Owns early access features: what visitors may switch on for themselves, each with the feature flag that it is. In:
 * wishes of the management API. Out: features, and those that an SDK may show. May use Jackson's tree and the flags'
 * rules. Promise: a flag can be switched on by visitors exactly while its feature is in a stage that is open. Start
 * reading at {@link io.hoglet.earlyaccess.EarlyAccess}.
 */
@NullMarked
package io.hoglet.earlyaccess;

import org.jspecify.annotations.NullMarked;
