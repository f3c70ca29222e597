// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Sends a request until it is accepted, refused, or the attempts are used up. Thread-safe. */
public final class Http implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration REQUEST = Duration.ofSeconds(60);
    private static final int SHOWN_CHARACTERS = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Retries retries;
    private final Pause pause;

    public Http(Retries retries, Pause pause) {
        this.retries = retries;
        this.pause = pause;
    }

    String send(HttpRequest request) throws LoadException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            switch (attempt(request)) {
                case Answer.Accepted accepted -> {
                    return accepted.body();
                }
                case Answer.Refused refused -> throw new LoadException(refused.why());
                case Answer.TryLater later -> {
                    if (attempt >= retries.maxAttempts()) {
                        throw new LoadException("gave up after " + attempt + " attempts: " + later.why());
                    }
                    pause.pause(retries.waitAfter(attempt, later.retryAfter()));
                }
            }
        }
    }

    /** One attempt, without retry: for the first contact, where waiting would only hide that nobody is there. */
    public boolean isReachable(Target target) throws InterruptedException {
        var request = HttpRequest.newBuilder(target.at("/_health/live"))
                .timeout(Duration.ofSeconds(10))
                .GET()
                .build();
        try {
            client.send(request, BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Answer attempt(HttpRequest request) throws InterruptedException {
        try {
            return classified(request, client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return new Answer.TryLater(where(request) + " failed: " + e, Optional.empty());
        }
    }

    private static Answer classified(HttpRequest request, HttpResponse<String> response) {
        int status = response.statusCode();
        var body = response.body();
        if (status == 200) {
            return new Answer.Accepted(body);
        }
        var shown = body.length() > SHOWN_CHARACTERS ? body.substring(0, SHOWN_CHARACTERS) + "…" : body;
        var said = where(request) + " answered " + status + ": " + shown;
        if (status == 408 || status == 429 || status >= 500) {
            return new Answer.TryLater(said, retryAfter(response));
        }
        return new Answer.Refused(said + hint(status));
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> "\nThe key is not valid for this project. Keys are in DIR/bootstrap.json (--data DIR).";
            case 404 -> "\nThere is no such project or route. Is this a Hoglet server, and is --project-id right?";
            case 413 -> "\nThe batch is too large for this server or a proxy before it: lower --batch.";
            default -> "";
        };
    }

    /** Seconds only; the form with a date is left to the doubling wait. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static String where(HttpRequest request) {
        return request.method() + " " + request.uri();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
