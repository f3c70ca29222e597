// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hoglet.elements.Element;
import io.hoglet.elements.ElementsChain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One element of an event as it goes over the wire; the names are PostHog's. */
record ElementReply(
        @JsonProperty("tag_name") String tagName,
        @Nullable String text,
        @Nullable String href,
        @JsonProperty("attr_id") @Nullable String id,
        @JsonProperty("attr_class") List<String> classes,
        @JsonProperty("nth_child") @Nullable Integer nthChild,
        @JsonProperty("nth_of_type") @Nullable Integer nthOfType,
        Map<String, String> attributes) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** The target first. */
    static List<ElementReply> all(String chain) {
        return ElementsChain.read(chain).stream().map(ElementReply::of).toList();
    }

    private static ElementReply of(Element element) {
        return new ElementReply(
                element.tagName(),
                element.pair(Element.TEXT).orElse(null),
                element.pair(Element.HREF).orElse(null),
                element.pair(Element.ID).orElse(null),
                element.classes(),
                number(element.pair(Element.NTH_CHILD)),
                number(element.pair(Element.NTH_OF_TYPE)),
                element.attributes());
    }

    private static @Nullable Integer number(Optional<String> text) {
        return text.filter(digits -> NUMBER.matcher(digits).matches())
                .map(Integer::valueOf)
                .orElse(null);
    }
}
