// SPDX-License-Identifier: Apache-2.0
/**
 * Owns what people change about feature flags and cohorts: rules, versions, and who did what. In: wishes of the
 * management API. Out: stored flags, cohorts and activity. May use Jackson's tree. Promise: what is stored can be
 * evaluated (no unknown cohort or flag, no cycle), each change raises the project's version in the same transaction,
 * and {@link io.hoglet.flags.manage.InvalidChangeException} means that nothing was stored. Start reading at
 * {@link io.hoglet.flags.manage.FeatureFlags}.
 */
@NullMarked
package io.hoglet.flags.manage;

import org.jspecify.annotations.NullMarked;
