// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import io.hoglet.capture.CaptureRequest;
import io.hoglet.capture.ProjectLookup;
import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusedException;
import io.hoglet.capture.SdkQuestion;
import io.hoglet.event.UnavailableException;
import io.hoglet.flags.Question;
import io.hoglet.flags.QuestionDecoder;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.javalin.http.Context;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads what an SDK asks, a bounded number at a time, and finds the project whose key it carries. Thread-safe. */
public final class QuestionReader {
    /** Most bytes of a question, packed or unpacked; the server's own limit for such bodies is the same. */
    private static final int BYTES_MAX = 2 << 20;

    /** Questions whose body is being unpacked at the same time, so that they cannot take the memory. */
    private static final int READING_MAX = 16;

    private static final int READING_WAIT_SECONDS = 5;

    private final Semaphore reading = new Semaphore(READING_MAX);
    private final ProjectLookup projects;
    private final CallerPlace place;

    public QuestionReader(ProjectLookup projects, CallerPlace place) {
        this.projects = projects;
        this.place = place;
    }

    SdkQuestion read(CaptureRequest request) {
        try {
            if (!reading.tryAcquire(READING_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException("Too many questions about flags are being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops", e);
        }
        try {
            return SdkQuestion.read(request, BYTES_MAX);
        } catch (RefusedException e) {
            throw new ApiException(code(e.refusal()), e.refusal().advice());
        } finally {
            reading.release();
        }
    }

    /** Whose flags are asked for, and from where. */
    Question question(SdkQuestion asked, Context ctx) {
        return QuestionDecoder.read(asked.body())
                .map(question -> place.addTo(question, asked.body(), ctx))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.MISSING_DISTINCT_ID,
                        "Send 'distinct_id', whose flags are asked for, or 'disable_flags' for configuration only."));
    }

    /** An SDK believes flags that come for a wrong key, so there are none for it (wire protocol 2.1). */
    ProjectLookup.Project projectOf(String token) {
        return projects.find(token)
                .orElseThrow(() -> new ApiException(ErrorCode.INVALID_API_KEY, Refusal.UNKNOWN_TOKEN.advice()));
    }

    long teamOf(String token) {
        return projectOf(token).teamId();
    }

    private static ErrorCode code(Refusal refusal) {
        return switch (refusal) {
            case TOO_LARGE, TOO_MANY_EVENTS -> ErrorCode.REQUEST_TOO_LARGE;
            case UNKNOWN_TOKEN, PERSONAL_KEY, MIXED_TOKENS -> ErrorCode.INVALID_API_KEY;
            case MISSING_TOKEN -> ErrorCode.MISSING_API_KEY;
            case RATE_LIMITED -> ErrorCode.THROTTLED;
            case NO_DATA,
                    MALFORMED,
                    NOT_AN_EVENT,
                    EMPTY_BATCH,
                    MISSING_EVENT,
                    MISSING_DISTINCT_ID,
                    INVALID_UUID,
                    INVALID_SNAPSHOT -> ErrorCode.MALFORMED_DATA;
        };
    }
}
