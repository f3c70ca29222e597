// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns names and texts into {@link Settings}. Flags win over the environment, the environment over the file. */
public final class SettingsReader {
    private static final String PREFIX = "HOGLET_";

    // Kubernetes injects these for a Service that is named hoglet; they are not ours.
    private static final Pattern INJECTED =
            Pattern.compile("HOGLET_(?:.*_)?(?:SERVICE_(?:HOST|PORT)(?:_.*)?|PORT_\\d+_.*)");

    // The address of a linked container or Service, in the form of the Docker links that Kubernetes still sets.
    private static final Pattern LINK = Pattern.compile("HOGLET_(?:.*_)?PORT=(?:tcp|udp|sctp)://.*");

    // Read by the launcher or the quickstart, not by the server.
    private static final Set<String> ELSEWHERE = Set.of("JAVA_HOME", "JAVA_OPTS", "CACHE", "HOME", "CONFIG");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> declared = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private SettingsReader() {}

    /** @param flags by setting name, such as {@code PORT}; {@code file} likewise, of {@link SettingsFile} */
    public static Settings read(Map<String, String> flags, Map<String, String> environment, Map<String, String> file) {
        var reader = new SettingsReader();
        file.forEach((name, value) -> reader.values.put(
                name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value));
        environment.forEach(reader::addVariable);
        reader.values.putAll(flags);
        var settings = reader.record(Settings.class);
        reader.reportUnknown();
        if (settings.isEmpty() || !reader.mistakes.isEmpty()) {
            throw new SettingsException(reader.mistakes);
        }
        return settings.get();
    }

    private void addVariable(String name, String value) {
        boolean ours = name.startsWith(PREFIX)
                && !INJECTED.matcher(name).matches()
                && !LINK.matcher(name + "=" + value).matches()
                && !ELSEWHERE.contains(name.substring(PREFIX.length()));
        if (ours) {
            values.put(name.substring(PREFIX.length()), value);
        }
    }

    private <T> Optional<T> record(Class<T> type) {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var arguments = new ArrayList<Object>();
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            var value = component(components[i]);
            value.ifPresent(arguments::add);
        }
        boolean complete = arguments.size() == components.length;
        return complete ? construct(type, types, arguments.toArray()) : Optional.empty();
    }

    private Optional<?> component(RecordComponent component) {
        var setting = component.getAnnotation(Setting.class);
        return setting == null ? record(component.getType()) : leaf(setting, component.getGenericType());
    }

    private Optional<Object> leaf(Setting setting, Type type) {
        declared.put(setting.name(), setting.help());
        if (setting.secret()) {
            readSecret(setting.name());
        }
        String text = values.getOrDefault(setting.name(), setting.byDefault());
        try {
            return Optional.of(checked(setting, convert(type, text)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            String shown = setting.secret() ? "***" : "'" + text + "'";
            mistakes.add(PREFIX + setting.name() + " is " + shown + ": " + e.getMessage() + ". " + setting.help());
            return Optional.empty();
        }
    }

    /** {@code NAME_FILE} is the path of a file with the secret, as containers get theirs. */
    private void readSecret(String name) {
        String pathName = name + "_FILE";
        declared.put(pathName, "");
        String path = values.get(pathName);
        if (path == null || path.isBlank()) {
            return;
        }
        if (values.containsKey(name)) {
            mistakes.add(PREFIX + name + " and " + PREFIX + pathName + " are both set: keep one.");
            return;
        }
        try {
            values.put(name, Files.readString(Path.of(path)).strip());
        } catch (IOException | InvalidPathException e) {
            mistakes.add(PREFIX + pathName + " names a file that cannot be read (" + e + ").");
        }
    }

    private static Object checked(Setting setting, Object value) {
        if (value instanceof Integer number && number > setting.max()) {
            throw new IllegalArgumentException("a number of at most " + setting.max() + " is needed");
        }
        return value;
    }

    private static Object convert(Type type, String text) {
        if (type instanceof ParameterizedType generic) {
            var argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return text.isBlank() ? Optional.empty() : Optional.of(convert(argument, text));
            }
            return roles(text);
        }
        return switch (type.getTypeName()) {
            case "java.lang.String" -> text;
            case "int", "java.lang.Integer" -> positive(text);
            case "java.net.URI" -> url(text);
            case "java.nio.file.Path" -> Path.of(text);
            case "java.time.Duration" -> duration(text);
            case "io.hoglet.config.DataSize" -> DataSize.parse(text);
            default -> throw new IllegalStateException("no conversion to " + type.getTypeName());
        };
    }

    private static int positive(String text) {
        if (!text.strip().matches("0*[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("a whole number of at least 1 is needed");
        }
        return Integer.parseInt(text.strip());
    }

    private static URI url(String text) {
        try {
            var url = new URI(text.strip());
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isHttp && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below, without the text: it may hold a password.
        }
        throw new IllegalArgumentException("a URL such as https://hoglet.example.com is needed");
    }

    private static Duration duration(String text) {
        var match = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)").matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("a duration such as 250ms, 5s or 1h is needed");
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Set<Settings.Role> roles(String text) {
        var roles = new LinkedHashSet<Settings.Role>();
        for (String name : text.split(",", -1)) {
            try {
                roles.add(Settings.Role.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the roles are capture, pipeline, warehouse and app, separated by commas", e);
            }
        }
        return Set.copyOf(roles);
    }

    private void reportUnknown() {
        for (String name : values.keySet()) {
            if (!declared.containsKey(name)) {
                mistakes.add(PREFIX + name + " is not a setting. " + suggestion(name));
            }
        }
    }

    private String suggestion(String name) {
        return declared.keySet().stream()
                .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)))
                .filter(nearest -> distance(name, nearest) <= Math.max(2, name.length() / 3))
                .map(nearest -> "Did you mean " + PREFIX + nearest + "?")
                .orElse("docs/configuration.md lists all settings.");
    }

    /** Edits between two words (Levenshtein). */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private <T> Optional<T> construct(Class<T> type, Class<?>[] types, Object[] arguments) {
        try {
            return Optional.of(type.getDeclaredConstructor(types).newInstance(arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException mistake) {
                mistakes.add(mistake.getMessage() + ".");
                return Optional.empty();
            }
            throw new IllegalStateException(type + " failed on its values", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be built from its components", e);
        }
    }
}
