// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which flags ask for which (wire protocol 3.2, step 2). Immutable.
 *
 * @param inOrder every flag, those in or behind a circle last, the others after those they ask for
 * @param asked ids of the flags that a flag asks for
 * @param byName flags by id and by key; a filter names them by either
 * @param unresolvable ids of flags that stand in a circle, name a flag that is not there, or ask for such a flag
 */
public record Dependencies(
        List<FlagDefinition> inOrder,
        Map<Long, Set<Long>> asked,
        Set<Long> unresolvable,
        Map<String, FlagDefinition> byName) {
    public Dependencies {
        inOrder = List.copyOf(inOrder);
        asked = Map.copyOf(asked);
        unresolvable = Set.copyOf(unresolvable);
        byName = Map.copyOf(byName);
    }

    static Dependencies of(List<FlagDefinition> flags) {
        var byName = new HashMap<String, FlagDefinition>();
        flags.forEach(flag -> byName.put(flag.key(), flag));
        // The id is what PostHog writes: it wins over a key of digits.
        flags.forEach(flag -> byName.put(Long.toString(flag.id()), flag));
        var asked = new HashMap<Long, Set<Long>>();
        var unresolvable = new HashSet<Long>();
        for (var flag : flags) {
            var ids = new LinkedHashSet<Long>();
            for (var condition : flag.filters().conditions()) {
                for (var property : condition.properties()) {
                    if (property.kind() == PropertyFilter.Kind.FLAG) {
                        Optional.ofNullable(byName.get(property.key()))
                                .ifPresentOrElse(other -> ids.add(other.id()), () -> unresolvable.add(flag.id()));
                    }
                }
            }
            asked.put(flag.id(), Set.copyOf(ids));
        }
        var order = sorted(flags, asked, unresolvable);
        return new Dependencies(order, asked, unresolvable, byName);
    }

    /** Takes flags whose dependencies are all taken, until there is none; the rest goes in circles. */
    private static List<FlagDefinition> sorted(
            List<FlagDefinition> flags, Map<Long, Set<Long>> asked, Set<Long> unresolvable) {
        var waiting = new HashMap<Long, Integer>();
        var askers = new HashMap<Long, List<FlagDefinition>>();
        var ready = new ArrayDeque<FlagDefinition>();
        for (var flag : flags) {
            var ids = asked.getOrDefault(flag.id(), Set.of());
            waiting.put(flag.id(), ids.size());
            ids.forEach(id -> askers.computeIfAbsent(id, _ -> new ArrayList<>()).add(flag));
            if (ids.isEmpty()) {
                ready.add(flag);
            }
        }
        var order = new LinkedHashSet<FlagDefinition>();
        for (var flag = ready.poll(); flag != null; flag = ready.poll()) {
            order.add(flag);
            for (var asker : askers.getOrDefault(flag.id(), List.of())) {
                if (unresolvable.contains(flag.id())) {
                    unresolvable.add(asker.id());
                }
                if (waiting.merge(asker.id(), -1, Integer::sum) == 0) {
                    ready.add(asker);
                }
            }
        }
        flags.stream().filter(flag -> !order.contains(flag)).forEach(flag -> unresolvable.add(flag.id()));
        order.addAll(flags);
        return List.copyOf(order);
    }

    /** These flags and all they depend on, in order. */
    List<FlagDefinition> closure(List<FlagDefinition> flags) {
        var open = new ArrayDeque<Long>();
        flags.forEach(flag -> open.add(flag.id()));
        var ids = new HashSet<Long>();
        for (var id = open.poll(); id != null; id = open.poll()) {
            if (ids.add(id)) {
                open.addAll(asked.getOrDefault(id, Set.of()));
            }
        }
        return inOrder.stream().filter(flag -> ids.contains(flag.id())).toList();
    }
}
