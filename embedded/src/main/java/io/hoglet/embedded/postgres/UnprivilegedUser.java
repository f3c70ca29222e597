// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import io.hoglet.embedded.DirectoryUnusableException;
import io.hoglet.embedded.process.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How PostgreSQL, which refuses to run as root, is run by root. In a user namespace root simply has another number
 * and files need no other owner; where namespaces are refused, the files are given to an unprivileged number.
 */
sealed interface UnprivilegedUser {
    /** The words before the command. */
    List<String> prefix();

    /** Makes a file or a tree usable by PostgreSQL. */
    void own(Path path) throws IOException;

    /** PostgreSQL runs as whoever runs this JVM. */
    record Same() implements UnprivilegedUser {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path path) {}
    }

    /** Root under another number. */
    record Namespace(Path unshare) implements UnprivilegedUser {
        @Override
        public List<String> prefix() {
            return List.of(unshare.toString(), "--user", "--map-user=1000", "--map-group=1000", "--");
        }

        @Override
        public void own(Path path) {}
    }

    /**
     * A really different user. It keeps root's right to pass closed directories, because the data and the cache may lie
     * below one, and no other right.
     */
    record Switched(Path setpriv) implements UnprivilegedUser {
        private static final int NOBODY = 65_534;

        @Override
        public List<String> prefix() {
            return List.of(
                    setpriv.toString(),
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    // Without it the access checks of PostgreSQL's programs would not count the right that is left.
                    "--securebits=+no_setuid_fixup",
                    "--inh-caps=-all,+dac_override",
                    "--ambient-caps=+dac_override",
                    "--bounding-set=-all,+dac_override",
                    "--");
        }

        @Override
        public void own(Path path) throws IOException {
            try (Stream<Path> tree = Files.walk(path)) {
                for (Path entry : (Iterable<Path>) tree::iterator) {
                    Files.setAttribute(entry, "unix:uid", NOBODY);
                    Files.setAttribute(entry, "unix:gid", NOBODY);
                }
            }
        }
    }

    static UnprivilegedUser choose(Path existing) throws IOException, InterruptedException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return new Same();
        }
        // A directory once given to another user stays with it.
        boolean ownedByRoot = Integer.valueOf(0).equals(Files.getAttribute(existing, "unix:uid"));
        var unshare = Executables.find("unshare").map(Namespace::new);
        if (ownedByRoot && unshare.isPresent() && works(unshare.get().prefix())) {
            return unshare.get();
        }
        var setpriv = Executables.find("setpriv").map(Switched::new);
        if (setpriv.isPresent() && works(setpriv.get().prefix())) {
            return setpriv.get();
        }
        throw new DirectoryUnusableException("PostgreSQL does not run as root, and neither a user namespace (unshare)"
                + " nor another user (setpriv) is available here; run this program as another user.");
    }

    private static boolean works(List<String> prefix) throws IOException, InterruptedException {
        List<String> command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
