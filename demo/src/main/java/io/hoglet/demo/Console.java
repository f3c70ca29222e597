// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import java.io.PrintWriter;
import java.util.Optional;

/** The one place that writes to the terminal. */
final class Console {
    private final PrintWriter out;
    private final boolean isTerminal;

    Console(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Standard output; whether it is a terminal decides between a progress bar and plain lines. */
    static boolean standardOutputIsTerminal() {
        return Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
    }

    boolean isTerminal() {
        return isTerminal;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Replaces the line on which the cursor stands; only for terminals. */
    void rewrite(String text) {
        out.print("\r\u001b[K" + text);
        out.flush();
    }
}
