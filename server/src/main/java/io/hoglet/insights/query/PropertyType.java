// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

/** Whose property: the event's own, or its person's as it was when the event happened. */
public enum PropertyType {
    EVENT,
    PERSON
}
