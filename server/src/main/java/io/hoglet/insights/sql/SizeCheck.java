// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Select.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bounds a parsed tree before anything walks it by recursion. A chain such as {@code 1+1+1+…} is parsed by a loop and
 * still makes a deep tree, so the parser's own nesting counter is not enough.
 */
final class SizeCheck {

    static final int MAX_NODES = 5_000;
    static final int MAX_HEIGHT = 250;

    private record Step(Expr expr, int height) {}

    private final Deque<Step> open = new ArrayDeque<>();
    private int nodes;

    private SizeCheck() {}

    static void check(Select select) {
        var check = new SizeCheck();
        check.push(select, 1);
        check.run();
    }

    static void check(Expr expr) {
        var check = new SizeCheck();
        check.push(expr, 1);
        check.run();
    }

    private void run() {
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (++nodes > MAX_NODES) {
                throw new HogQLException(step.expr.at(), "the query has more than " + MAX_NODES + " parts");
            }
            if (step.height > MAX_HEIGHT) {
                throw new HogQLException(
                        step.expr.at(), "more than " + MAX_HEIGHT + " operators in a row; use parentheses or a list");
            }
            if (step.expr instanceof Expr.Subquery subquery) {
                push(subquery.select(), step.height + 1);
            }
            for (Expr child : step.expr.children()) {
                push(child, step.height + 1);
            }
        }
    }

    private void push(@Nullable Expr expr, int height) {
        if (expr != null) {
            open.push(new Step(expr, height));
        }
    }

    private void push(Select select, int height) {
        select.projection().items().forEach(item -> push(item.expr(), height));
        push(select.conditions().where(), height);
        select.conditions().groupBy().forEach(expr -> push(expr, height));
        push(select.conditions().having(), height);
        select.order().forEach(order -> push(order.expr(), height));
        if (select.source() instanceof Source.Derived derived) {
            push(derived.select(), height + 1);
        }
    }
}
