// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hoglet.bench.process.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands round every result: the command line and the machine, on the terminal and in the JSON file. */
final class Frame {
    private final Console console;
    private final Clock clock;
    private final List<String> arguments;
    private final Machine machine;

    Frame(Console console, Clock clock, List<String> arguments) {
        this.console = console;
        this.clock = clock;
        this.arguments = List.copyOf(arguments);
        this.machine = Machine.here();
    }

    void print() {
        console.line("$ %s", commandLine());
        console.line(
                "%d cores (%s), %s, %s, JDK %s",
                machine.cores(),
                machine.cpu(),
                Console.mebibytes(machine.memoryBytes()),
                machine.kernel(),
                machine.jdk());
    }

    void write(Optional<Path> file, Map<String, Object> result) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("command", commandLine());
        json.put("at", clock.instant().toString());
        json.put("machine", machine);
        json.put("result", result);
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(file.get(), mapper.writeValueAsString(json) + "\n");
    }

    private String commandLine() {
        return "./hoglet bench " + String.join(" ", arguments);
    }
}
