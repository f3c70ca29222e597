// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.util.List;

/** Conditions on properties and elements: a tree of AND and OR groups. */
public sealed interface Filter {

    Filter NONE = new Group(true, List.of());

    /** All of the parts, or any. A group without parts lets everything through. */
    record Group(boolean all, List<Filter> parts) implements Filter {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param values texts, as JSON shows them; what several mean depends on the operator
     * @param field where it stands in the query, for messages
     */
    record Property(String key, PropertyType type, Operator operator, List<String> values, String field)
            implements Filter {
        public Property {
            values = List.copyOf(values);
        }
    }

    /** What is asked of an element; {@code selector} may ask for its parents, too. */
    enum ElementKey {
        TEXT,
        TAG_NAME,
        HREF,
        SELECTOR
    }

    /** An element that autocapture saw, wherever it stands in the event's chain. Values are as in {@link Property}. */
    record Element(ElementKey key, Operator operator, List<String> values, String field) implements Filter {
        public Element {
            values = List.copyOf(values);
        }
    }

    /** The operators, and their words in the API. A negative one also holds where the property is missing. */
    enum Operator {
        EXACT,
        IS_NOT,
        ICONTAINS,
        NOT_ICONTAINS,
        REGEX,
        NOT_REGEX,
        GT,
        GTE,
        LT,
        LTE,
        IS_SET,
        IS_NOT_SET,
        IS_DATE_BEFORE,
        IS_DATE_AFTER
    }
}
