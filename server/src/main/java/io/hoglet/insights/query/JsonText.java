// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

/** JSON as text, to be passed on as JSON and not as a string. */
public record JsonText(String json) {

    public static final JsonText EMPTY_OBJECT = new JsonText("{}");
}
