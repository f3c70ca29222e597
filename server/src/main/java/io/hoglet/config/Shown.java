// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A section of the settings as text, with {@code ***} for what is secret. Pure. */
final class Shown {
    private Shown() {}

    static String text(Record section) {
        return Arrays.stream(section.getClass().getRecordComponents())
                .map(component -> component.getName() + "=" + value(section, component))
                .collect(Collectors.joining(", ", section.getClass().getSimpleName() + "[", "]"));
    }

    private static Object value(Record section, RecordComponent component) {
        try {
            var value = component.getAccessor().invoke(section);
            var setting = component.getAnnotation(Setting.class);
            boolean hidden =
                    setting != null && setting.secret() && !Optional.empty().equals(value);
            return hidden ? "***" : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
