// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Optional;

/**
 * What an SDK asks beside sending events, such as for its flags: the same encodings, the same places for the project
 * key (wire protocol 2.1). Pure.
 */
public final class SdkQuestion {
    private SdkQuestion() {}

    /**
     * The project key; empty when the request names none.
     *
     * @param bytesMax most bytes after unpacking
     * @throws RefusedException when there is a body that cannot be read, or something that can be nobody's key
     */
    public static Optional<String> token(CaptureRequest request, int bytesMax) throws RefusedException {
        try {
            var decoder = new BodyDecoder(bytesMax);
            // Bounded by bytesMax, and by the caller who bounds how many are read at a time.
            var body = BodyReader.read(decoder.json(request, bytes -> {}));
            return Optional.of(ProjectToken.of(body, request));
        } catch (RefusedException e) {
            return switch (e.refusal()) {
                case MISSING_TOKEN -> Optional.empty();
                case NO_DATA -> request.parameter("token").or(() -> request.parameter("api_key"));
                default -> throw e;
            };
        }
    }
}
