// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import java.util.List;

/** The settings cannot be used. Lists every mistake at once; the process ends with exit code 2. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> mistakes) {
        super(numbered(mistakes));
    }

    private static String numbered(List<String> mistakes) {
        var text =
                new StringBuilder("The settings have ").append(mistakes.size()).append(" mistake(s):");
        for (int i = 0; i < mistakes.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(mistakes.get(i));
        }
        return text.toString();
    }
}
