// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What is known of one person.
 *
 * @param rowId its row in the store; 0 while it is in none
 * @param properties never changed in place: an update makes a copy
 * @param identified whether an identify, alias or merge named it; such a person is not merged into another by accident
 * @param version grows with every change; ClickHouse keeps the row of the highest
 */
public record Person(
        long rowId, PersonKey key, Instant createdAt, ObjectNode properties, boolean identified, long version) {

    Person withProperties(ObjectNode changed) {
        return new Person(rowId, key, createdAt, changed, identified, version);
    }

    Person withIdentified() {
        return identified ? this : new Person(rowId, key, createdAt, properties, true, version);
    }

    Person withVersion(long changed) {
        return new Person(rowId, key, createdAt, properties, identified, changed);
    }

    boolean sameContent(Person other) {
        return identified == other.identified
                && createdAt.equals(other.createdAt)
                && properties.equals(other.properties);
    }

    @Override
    public String toString() {
        return "Person[" + key.uuid() + ", version " + version + "]";
    }
}
