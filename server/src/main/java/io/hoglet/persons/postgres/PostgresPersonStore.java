// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.postgres;

import io.hoglet.event.UnavailableException;
import io.hoglet.fault.FaultPoint;
import io.hoglet.persons.Advance;
import io.hoglet.persons.IdKey;
import io.hoglet.persons.PersonBatch;
import io.hoglet.persons.PersonChanges;
import io.hoglet.persons.PersonStore;
import io.hoglet.postgres.Postgres;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Persons in PostgreSQL. A batch reads without locks and writes only what is still as it was read; when another worker
 * was faster, it begins again and takes locks in sorted order, so that two workers cannot starve each other.
 * Thread-safe.
 */
public final class PostgresPersonStore implements PersonStore {
    private static final int ATTEMPTS_MAX = 8;
    private static final String DEADLOCK = "40P01";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Postgres postgres;

    public PostgresPersonStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Map<Integer, Long> progress(UUID topicId, Collection<Integer> partitions) {
        return postgres.with(handle -> Progress.read(handle, topicId, partitions));
    }

    @Override
    public PersonChanges unsent(UUID topicId, Collection<Integer> partitions) {
        return postgres.with(handle -> Outbox.read(handle, topicId, partitions));
    }

    @Override
    public PersonBatch read(Set<IdKey> ids) {
        return postgres.with(handle -> LoadPersons.of(handle, ids));
    }

    @Override
    public PersonChanges apply(Advance advance, Set<IdKey> ids, Work work) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try {
                return attempt(advance, ids, work, attempt > 1);
            } catch (RuntimeException e) {
                if (!isConflict(e)) {
                    throw environmental(e);
                }
            }
        }
        throw new UnavailableException("Persons are changed by others faster than this batch can be applied");
    }

    /**
     * Only what the data themselves do wrong may cost an event: data exceptions, constraints, limits of the program.
     * Any other refusal of the database would be the same for every event, and passes when somebody has repaired it.
     */
    private static RuntimeException environmental(RuntimeException failure) {
        String state = Postgres.sqlState(failure).orElse("");
        boolean ofTheData =
                state.isEmpty() || state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
        return ofTheData ? failure : new UnavailableException("PostgreSQL refuses persons (" + state + ")", failure);
    }

    /** Whether to begin again with what another transaction left. */
    private static boolean isConflict(RuntimeException failure) {
        String state = Postgres.sqlState(failure).orElse("");
        return failure instanceof ConflictException || state.equals(DEADLOCK) || state.equals(FOREIGN_KEY_VIOLATION);
    }

    private PersonChanges attempt(Advance advance, Set<IdKey> ids, Work work, boolean locking) {
        return postgres.inTransaction(handle -> {
            Progress.advance(handle, advance);
            if (advance.earlier() == Advance.Earlier.SENT) {
                Outbox.forget(handle, advance.topicId(), advance.partitions().keySet());
            }
            if (locking) {
                LoadPersons.lock(handle, ids);
            }
            var batch = LoadPersons.of(handle, ids);
            work.fold(batch);
            var changes = WritePersons.of(handle, batch);
            // Any of the partitions will do as the owner: they are read by one worker, which sends them together.
            int partition = advance.partitions().keySet().iterator().next();
            Outbox.note(handle, advance.topicId(), partition, changes);
            work.keepTogether();
            FaultPoint.PIPELINE_PERSONS_WRITTEN.reach();
            return changes;
        });
    }
}
