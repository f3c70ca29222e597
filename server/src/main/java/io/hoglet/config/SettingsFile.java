// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of settings: lines {@code HOGLET_PORT=8000} with the names of the environment; empty lines and those that
 * begin with {@code #} say nothing. A value is all that stands after the first {@code =}, without spaces around it.
 */
public final class SettingsFile {
    private static final String PREFIX = "HOGLET_";
    private static final String NAME = PREFIX + "CONFIG";

    private SettingsFile() {}

    /**
     * The values by the names without {@code HOGLET_}: of the file that the flag names, else of the one that the
     * environment names, else none.
     *
     * @throws SettingsException when it cannot be read, or has lines of another form
     */
    public static Map<String, String> read(Optional<Path> flag, Map<String, String> environment) {
        return flag.or(() -> Optional.ofNullable(environment.get(NAME))
                        .filter(name -> !name.isBlank())
                        .map(Path::of))
                .map(SettingsFile::parse)
                .orElse(Map.of());
    }

    private static Map<String, String> parse(Path file) {
        var values = new LinkedHashMap<String, String>();
        var mistakes = new ArrayList<String>();
        var lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String name = line.substring(0, Math.max(0, equals)).strip();
            String where = "Line " + (i + 1) + " of " + file;
            if (!name.startsWith(PREFIX)) {
                // Without the line: it may hold a secret.
                mistakes.add(where + " is not of the form HOGLET_NAME=value.");
            } else if (values.putIfAbsent(
                            name.substring(PREFIX.length()),
                            line.substring(equals + 1).strip())
                    != null) {
                mistakes.add(where + " sets " + name + " a second time.");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new SettingsException(mistakes);
        }
        return values;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new SettingsException(List.of("The settings file " + file + " cannot be read (" + e + ")."));
        }
    }
}
