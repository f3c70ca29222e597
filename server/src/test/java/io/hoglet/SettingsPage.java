// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.config.Setting;
import io.hoglet.config.Settings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The text of docs/configuration.md, from the declarations in {@link Settings}. */
final class SettingsPage {
    private static final String HEAD = """
            <!-- Made from io.hoglet.config.Settings. Change that, then write this anew: CONTRIBUTING.md. -->

            # Configuration

            A setting is a command-line flag, an environment variable, or a line `HOGLET_PORT=8000` of the file that
            `--config` or `HOGLET_CONFIG` names; a flag wins over the environment, the environment over the file. An
            unknown name that begins with `HOGLET_` stops the start and is told which name was probably meant; all
            mistakes are listed at once, and the exit code is 2. A duration needs a unit (`250ms`, `5s`, `1h`), a size
            may have one (`64KiB`, `20MiB`). Secrets are never printed; each may stand in a file of its own, whose path
            is in the setting's name with `_FILE` (`HOGLET_POSTGRES_PASSWORD_FILE`).
            """;

    private static final Map<String, String> WORDS = Map.of(
            "int", "number",
            "java.lang.Integer", "number",
            "boolean", "true or false",
            "java.lang.String", "text",
            "java.net.URI", "URL",
            "java.nio.file.Path", "path",
            "java.time.Duration", "duration",
            "io.hoglet.config.DataSize", "size");

    private SettingsPage() {}

    static String content() {
        var page = new StringBuilder(HEAD);
        for (var section : Settings.class.getRecordComponents()) {
            page.append("\n## ").append(title(section.getName())).append("\n\n");
            page.append("| variable | what | default | meaning |\n|---|---|---|---|\n");
            for (var component : section.getType().getRecordComponents()) {
                page.append(row(component));
            }
        }
        return page.toString();
    }

    private static String title(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String row(RecordComponent component) {
        var setting = component.getAnnotation(Setting.class);
        String secret = setting.secret() ? ", secret" : "";
        String byDefault = setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "`";
        return "| `HOGLET_" + setting.name() + "` | " + word(component.getGenericType()) + secret + " | " + byDefault
                + " | " + setting.help() + " |\n";
    }

    private static String word(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Optional.class ? word(generic.getActualTypeArguments()[0]) : "list";
        }
        return Objects.requireNonNull(WORDS.get(type.getTypeName()), type::getTypeName);
    }
}
