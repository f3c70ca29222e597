// SPDX-License-Identifier: Apache-2.0
/**
 * Owns persons: who a distinct id is, what is known of them, and how two become one. In: updates and merges of one
 * batch of events, in order. Out: changed persons and id mappings, kept in one transaction with the reader's progress.
 * May use event and Jackson's tree. Promise: either the whole batch is applied, once, or nothing of it;
 * {@link io.hoglet.persons.FencedException} when another reader was here. Start reading at
 * {@link io.hoglet.persons.PersonBatch}.
 */
@NullMarked
package io.hoglet.persons;

import org.jspecify.annotations.NullMarked;
