// SPDX-License-Identifier: Apache-2.0
/**
 * Owns groups: the kinds of groups of a project and what is known of each group. In: names of types and updates of one
 * batch of events, in order. Out: the index of each type; changed groups, kept in the transaction of the batch's
 * persons. May use event, persons and Jackson's tree. Promise: a type keeps its index for ever, and no index has two
 * types. Start reading at {@link io.hoglet.groups.GroupLookup}.
 */
@NullMarked
package io.hoglet.groups;

import org.jspecify.annotations.NullMarked;
