// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never reaches a route, such as a request line that is not HTTP or a request that comes while the server
 * stops: the same shape as everywhere, without the server's own page.
 */
final class EdgeErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, String.valueOf(Errors.RETRY_AFTER_SECONDS));
        }
        response.write(true, body(status), callback);
        return true;
    }

    private static ByteBuffer body(int status) {
        String detail = switch (status) {
            case 408 -> "The request took too long to arrive.";
            case 414, 431 -> "The address or the headers are too long. Send large data in a body.";
            case 503 -> "The server is stopping. Try again shortly.";
            default -> status < 500 ? "The request is not valid." : "Something went wrong here.";
        };
        return ByteBuffer.wrap(Json.write(ErrorBody.of(ErrorCode.ofStatus(status), detail, null)));
    }
}
