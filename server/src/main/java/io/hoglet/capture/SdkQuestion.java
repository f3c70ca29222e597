// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;

/**
 * What an SDK asks beside sending events, such as for its flags: the same encodings, the same places for the project
 * key (wire protocol 2.1).
 *
 * @param token the project key; empty when the request names none
 * @param body the JSON that came; missing when none did
 */
public record SdkQuestion(Optional<String> token, JsonNode body) {
    /** A tree takes many times the bytes of tiny values, so their number is bounded too. */
    private static final int VALUES_MAX = 50_000;

    private static final ObjectMapper TREES = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(BodyReader.NESTING_MAX)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxTokenCount(VALUES_MAX)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build());

    /**
     * Reads the question out of the request.
     *
     * @param bytesMax most bytes after unpacking
     * @throws RefusedException when there is a body that cannot be read, or something that can be nobody's key
     */
    public static SdkQuestion read(CaptureRequest request, int bytesMax) throws RefusedException {
        byte[] json;
        try {
            // Bounded by bytesMax, and by the caller who bounds how many are read at a time.
            json = new BodyDecoder(bytesMax).json(request, bytes -> {});
        } catch (RefusedException e) {
            if (e.refusal() == Refusal.NO_DATA) {
                var token = request.parameter("token").or(() -> request.parameter("api_key"));
                return new SdkQuestion(token, MissingNode.getInstance());
            }
            throw e;
        }
        return new SdkQuestion(token(json, request), tree(json));
    }

    private static Optional<String> token(byte[] json, CaptureRequest request) throws RefusedException {
        try {
            return Optional.of(ProjectToken.of(BodyReader.read(json), request));
        } catch (RefusedException e) {
            if (e.refusal() == Refusal.MISSING_TOKEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Of an array its first element, as PostHog did. */
    private static JsonNode tree(byte[] json) throws RefusedException {
        try {
            var tree = TREES.readTree(json);
            return tree.isArray() ? tree.path(0) : tree;
        } catch (StreamConstraintsException e) {
            throw new RefusedException(Refusal.TOO_LARGE);
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    @Override
    public String toString() {
        return "SdkQuestion[" + body.getNodeType() + "]";
    }
}
