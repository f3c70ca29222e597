// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.SourcePositions;
import io.hoglet.Ratchet.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules about Java that need its syntax; for all modules, tests included, unless they say otherwise. */
final class SyntaxTest {
    private static final int METHOD_LINES_MAX = 60;
    private static final int PARAMETERS_MAX = 5;
    private static final int COLLABORATORS_MAX = 7;

    /** May only shrink. */
    private static final Map<String, Integer> OVERSIZED =
            Map.of("benchmarks/src/main/java/io/hoglet/bench/events/EventStream.java", 1);

    /** Where the server may catch everything (decision 0005). May only shrink. */
    private static final Map<String, Integer> BROAD_CATCHES = Map.ofEntries(
            Map.entry("server/src/main/java/io/hoglet/EngineWiring.java", 1),
            Map.entry("server/src/main/java/io/hoglet/Wiring.java", 1),
            Map.entry("server/src/main/java/io/hoglet/clickhouse/ClickHouse.java", 1),
            Map.entry("server/src/main/java/io/hoglet/http/HttpEdge.java", 1),
            Map.entry("server/src/main/java/io/hoglet/http/ManagementEdge.java", 1),
            Map.entry("server/src/main/java/io/hoglet/jobs/Repeating.java", 1),
            Map.entry("server/src/main/java/io/hoglet/kafka/LogRetention.java", 1),
            Map.entry("server/src/main/java/io/hoglet/kafka/Worker.java", 1),
            Map.entry("server/src/main/java/io/hoglet/persons/postgres/PostgresPersonStore.java", 1),
            Map.entry("server/src/main/java/io/hoglet/pipeline/BatchProcessor.java", 2),
            Map.entry("server/src/main/java/io/hoglet/pipeline/Pipeline.java", 1));

    private static final Set<String> BROAD = Set.of("Exception", "RuntimeException", "Throwable", "Error");
    private static final Pattern EMPTY_JAVADOC = Pattern.compile("/\\*\\*[\\s*]*\\*/");

    @Test
    void methodsAndTheirParameterListsAreShort() {
        Ratchet.check(JavaScan.of(Sizes::new), OVERSIZED);
    }

    @Test
    void a9NothingIsSynchronized() {
        Ratchet.checkNone(ofServer(Monitors::new));
    }

    @Test
    void a11EverythingIsCaughtInFewPlaces() {
        Ratchet.check(ofServer(BroadCatches::new), BROAD_CATCHES);
    }

    @Test
    void javadocSaysSomething() {
        Ratchet.checkNone(Repository.files(".java").stream()
                .filter(source -> EMPTY_JAVADOC.matcher(source.text()).find())
                .map(source -> new Finding(source.path(), "empty Javadoc"))
                .toList());
    }

    private static List<Finding> ofServer(Function<SourcePositions, JavaScan> rule) {
        return JavaScan.of(rule).stream()
                .filter(finding -> finding.path().startsWith("server/src/main/"))
                .toList();
    }

    private static final class Sizes extends JavaScan {
        Sizes(SourcePositions positions) {
            super(positions);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            boolean constructor = method.getReturnType() == null;
            String name = constructor ? "the constructor" : method.getName().toString();
            int parametersMax = constructor ? COLLABORATORS_MAX : PARAMETERS_MAX;
            int parameters = method.getParameters().size();
            if (parameters > parametersMax) {
                found(method, name + " takes " + parameters + ", more than " + parametersMax);
            }
            long lines = linesOf(method);
            if (lines > METHOD_LINES_MAX) {
                found(method, name + " has " + lines + " lines, more than " + METHOD_LINES_MAX);
            }
            return super.visitMethod(method, null);
        }
    }

    private static final class Monitors extends JavaScan {
        Monitors(SourcePositions positions) {
            super(positions);
        }

        @Override
        public @Nullable Void visitSynchronized(SynchronizedTree block, @Nullable Void nothing) {
            found(block, "synchronized; use a ReentrantLock");
            return super.visitSynchronized(block, null);
        }
    }

    private static final class BroadCatches extends JavaScan {
        BroadCatches(SourcePositions positions) {
            super(positions);
        }

        @Override
        public @Nullable Void visitCatch(CatchTree caught, @Nullable Void nothing) {
            var type = caught.getParameter().getType();
            var types = type instanceof UnionTypeTree union ? union.getTypeAlternatives().stream() : Stream.of(type);
            if (types.anyMatch(one -> BROAD.contains(one.toString()))) {
                found(caught, "catches " + type);
            }
            return super.visitCatch(caught, null);
        }
    }
}
