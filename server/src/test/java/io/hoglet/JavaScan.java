// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.hoglet.Ratchet.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads every Java file of the repository as syntax, and collects what a rule finds in it. */
abstract class JavaScan extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final SourcePositions positions;
    private final List<Finding> findings = new ArrayList<>();

    JavaScan(SourcePositions positions) {
        this.positions = positions;
    }

    /** What {@code rule} finds in all modules, tests included. */
    static List<Finding> of(Function<SourcePositions, JavaScan> rule) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var paths = Repository.files(".java").stream()
                    .map(source -> Repository.file(source.path()))
                    .toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            var scan = rule.apply(Trees.instance(task).getSourcePositions());
            task.parse().forEach(unit -> scan.scan(unit, null));
            return scan.findings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void found(Tree at, String what) {
        var unit = getCurrentPath().getCompilationUnit();
        String path = Repository.path(Path.of(unit.getSourceFile().toUri()));
        findings.add(new Finding(path, "line " + line(unit, positions.getStartPosition(unit, at)) + ": " + what));
    }

    final long linesOf(Tree tree) {
        var unit = getCurrentPath().getCompilationUnit();
        return 1
                + line(unit, positions.getEndPosition(unit, tree))
                - line(unit, positions.getStartPosition(unit, tree));
    }

    private static long line(CompilationUnitTree unit, long position) {
        return unit.getLineMap().getLineNumber(position);
    }
}
