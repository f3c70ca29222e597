// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * An event with its person, as the person was right after it.
 *
 * @param personProperties shared with the person; must not be changed
 */
record Attributed(PipelineEvent event, UUID personId, ObjectNode personProperties) {}
