// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import io.hoglet.groups.Group;
import io.hoglet.groups.GroupStore;
import io.hoglet.persons.PersonBatch;
import io.hoglet.persons.PersonStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a batch does in its transaction: persons first, then groups. Used by one thread. */
final class KeptTogether implements PersonStore.Work {
    private final FoldedEvents events;
    private final EventGroups groups;
    private final GroupStore store;
    private final GroupStore.Source source;
    private final List<Group> changed = new ArrayList<>();

    KeptTogether(FoldedEvents events, EventGroups groups, GroupStore store, GroupStore.Source source) {
        this.events = events;
        this.groups = groups;
        this.store = store;
        this.source = source;
    }

    @Override
    public void fold(PersonBatch batch) {
        events.fold(batch);
    }

    @Override
    public void keepTogether() {
        var updates = events.changing().stream()
                .map(groups::update)
                .flatMap(Optional::stream)
                .toList();
        changed.clear();
        changed.addAll(store.apply(source, updates));
    }

    /** The groups that the last attempt changed. */
    List<Group> changed() {
        return List.copyOf(changed);
    }
}
