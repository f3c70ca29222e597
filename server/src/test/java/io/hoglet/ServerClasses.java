// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The server's own classes, read once for all rules. */
final class ServerClasses {
    static final JavaClasses ALL = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private ServerClasses() {}
}
