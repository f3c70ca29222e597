// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;

/** The version of this build. */
final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"hoglet " + number(), "JDK " + Runtime.version()};
    }

    static String number() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("/hoglet-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
