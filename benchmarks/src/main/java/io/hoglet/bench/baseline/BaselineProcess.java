// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.baseline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The baseline server as a child process of this one. */
public final class BaselineProcess implements AutoCloseable {
    private final Process process;
    private final URI url;

    private BaselineProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    public static BaselineProcess start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var process = new ProcessBuilder(List.of(java, "-Xmx64m", "-cp", classPath, BaselineMain.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Not closed: the child's output ends with the child.
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        var port = output.readLine();
        if (port == null) {
            process.destroyForcibly();
            throw new IOException("the baseline server ended at once");
        }
        return new BaselineProcess(process, URI.create("http://127.0.0.1:" + Integer.parseInt(port)));
    }

    public URI url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
