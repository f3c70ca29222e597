// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What is stored of a person, as far as flags ask.
 *
 * @param properties and {@link Cohort#memberKey} of every static cohort that lists the person
 * @param size of the properties as text
 */
public record FlagPerson(long id, Map<String, JsonNode> properties, int size) {
    @Override
    public String toString() {
        return "FlagPerson[" + id + "]";
    }
}
