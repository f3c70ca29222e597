// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import io.hoglet.embedded.CorruptSecretsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The engine passwords of one directory, made once and kept in {@code secrets.json}. */
public record Secrets(String postgresPassword, String clickHousePassword, String kafkaClusterId) {
    private static final Pattern PASSWORD = Pattern.compile("[0-9a-f]{32,128}");
    private static final Pattern CLUSTER_ID = Pattern.compile("[A-Za-z0-9_-]{22}");

    @Override
    public String toString() {
        return "Secrets[***]";
    }

    /** Reads and checks the file, or makes it when the directory is new. */
    public static Secrets load(Layout layout) throws IOException {
        Path path = layout.secrets();
        JsonFile file = new JsonFile(path);
        if (!Files.exists(path)) {
            if (layout.holdsData()) {
                throw corrupt(path, "is missing although the directory holds data", null);
            }
            file.write(generate());
        }
        try {
            Map<String, String> values = file.read().orElse(Map.of());
            Files.setPosixFilePermissions(
                    path, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            return new Secrets(
                    checked(path, values, "postgres_password", PASSWORD),
                    checked(path, values, "clickhouse_password", PASSWORD),
                    checked(path, values, "kafka_cluster_id", CLUSTER_ID));
        } catch (IOException e) {
            throw corrupt(path, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static Map<String, String> generate() {
        SecureRandom random = new SecureRandom();
        byte[] cluster = new byte[16];
        random.nextBytes(cluster);
        return Map.of(
                "postgres_password", hex(random),
                "clickhouse_password", hex(random),
                "kafka_cluster_id", Base64.getUrlEncoder().withoutPadding().encodeToString(cluster));
    }

    private static String hex(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String checked(Path path, Map<String, String> values, String key, Pattern shape) {
        String value = values.getOrDefault(key, "");
        if (!shape.matcher(value).matches()) {
            throw corrupt(path, "lacks a valid \"" + key + "\"", null);
        }
        return value;
    }

    private static CorruptSecretsException corrupt(Path path, String what, @Nullable Throwable cause) {
        String message = "The secrets file " + path + " " + what + "; restore it from a backup of this directory.";
        return cause == null ? new CorruptSecretsException(message) : new CorruptSecretsException(message, cause);
    }
}
