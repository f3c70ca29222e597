// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/**
 * What of a request of capture v1 matters (wire protocol 1.14). Texts are empty when absent.
 *
 * @param authorization the header
 * @param encoding how the body is packed
 * @param sdk name and version of the SDK, as {@code PostHog-Sdk-Info} has them
 * @param sentAt the client's clock, as {@code PostHog-Request-Timestamp} has it
 * @param body as received, within the body limit
 * @param ip the client's address
 */
public record V1Request(String authorization, V1Encoding encoding, String sdk, String sentAt, byte[] body, String ip) {
    @Override
    public String toString() {
        return "V1Request[" + encoding + ", " + body.length + " bytes]";
    }
}
