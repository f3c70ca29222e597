// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Locale;

/** Why capture refuses a request. The texts tell the developer what to do; they never hold a value of the request. */
public enum Refusal {
    NO_DATA("The request has no data. Send a JSON event in the body, or in the query parameter 'data'."),
    MALFORMED("The body could not be decoded. Send JSON, gzip of JSON, or base64 of JSON."),
    NOT_AN_EVENT("The body must be an event object, an array of events, or an object with 'batch'."),
    EMPTY_BATCH("The batch is empty."),
    MISSING_EVENT("An event has no name: set 'event' to a non-empty text."),
    MISSING_DISTINCT_ID("An event has no 'distinct_id'."),
    INVALID_UUID("An event's 'uuid' is not a UUID."),
    INVALID_SNAPSHOT("A $snapshot needs '$snapshot_data', and a '$session_id' of 1 to 100 bytes."),
    TOO_LARGE("The request is too large. A body may have 20 MiB, also when unpacked, and one event 1 MiB."),
    TOO_MANY_EVENTS("The batch has more than 100000 events. Send it in smaller parts."),
    MISSING_TOKEN("The project key is missing: send it as 'api_key'. Settings shows it."),
    MIXED_TOKENS("The events of one request carry different project keys."),
    UNKNOWN_TOKEN("The project key is not known here. Compare it with the project key in Settings."),
    RATE_LIMITED("The project sends more events than this server takes from one project at a time. Send them later."),
    PERSONAL_KEY("This is a personal API key. Events are sent with the project key, which starts with phc_.");

    private final String advice;

    Refusal(String advice) {
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }

    /** The name as metrics and lists show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
