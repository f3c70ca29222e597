// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** The command that runs a main class of this library in a small JVM of its own. */
public final class ChildJvm {
    private final String mainClass;
    private final List<String> flags;
    private final String classPath;

    /** The child sees the jars of this JVM's class path and the place this library itself was loaded from. */
    public ChildJvm(String mainClass, List<String> flags) throws IOException {
        this.mainClass = mainClass;
        this.flags = List.copyOf(flags);
        this.classPath = String.join(File.pathSeparator, childClassPath());
    }

    public String classPath() {
        return classPath;
    }

    /** The words of the command; should the JVM itself crash, its report overwrites the given file. */
    public List<String> command(Path crashReport, List<String> extraFlags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crashReport,
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=io/hoglet/embedded/child-logback.xml",
                "-cp",
                classPath));
        command.addAll(flags);
        command.addAll(extraFlags);
        command.add(mainClass);
        return command;
    }

    private static List<String> childClassPath() throws IOException {
        Set<String> entries = new LinkedHashSet<>();
        String own = ownLocation().toString();
        entries.add(own);
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isRegularFile(path)) {
                addWithManifest(path, entries);
            }
        }
        return List.copyOf(entries);
    }

    /** A jar may only name others in its manifest, as test runners and launchers write them. */
    private static void addWithManifest(Path jar, Set<String> entries) throws IOException {
        String names;
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            names = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        }
        if (names == null) {
            entries.add(jar.toString());
            return;
        }
        for (String name : names.split(" +", -1)) {
            Path named = Path.of(jar.toUri().resolve(name));
            if (!name.isEmpty() && Files.isRegularFile(named)) {
                entries.add(named.toString());
            }
        }
        entries.add(jar.toString());
    }

    private static Path ownLocation() {
        return Path.of(java.net.URI.create(ChildJvm.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }
}
