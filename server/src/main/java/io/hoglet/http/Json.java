// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Objects;

/** JSON of the management API: records in snake case, times as ISO-8601. Thread-safe. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /** Answers with {@code value}. */
    public static void reply(Context ctx, Record value) {
        ctx.contentType("application/json").result(write(value));
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reply that is not JSON: " + value.getClass(), e);
        }
    }

    /** @throws ApiException when the body is not such JSON */
    public static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw new ApiException(ErrorCode.INVALID_INPUT, "The body must be a JSON object.");
            }
            return value;
        } catch (JsonMappingException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new ApiException(ErrorCode.INVALID_INPUT, "The body is not JSON.");
        }
    }

    private static ApiException refused(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .findFirst()
                .map(field -> ApiException.onField(ErrorCode.INVALID_INPUT, field, field + " has the wrong type."))
                .orElseGet(() ->
                        new ApiException(ErrorCode.INVALID_INPUT, "The body is not the JSON this endpoint takes."));
    }

    /** @throws ApiException when the body is not JSON */
    public static JsonNode tree(byte[] body) {
        return read(body, JsonNode.class);
    }
}
