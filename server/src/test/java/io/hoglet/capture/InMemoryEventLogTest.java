// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.List;

class InMemoryEventLogTest extends EventLogContract {
    private final InMemoryEventLog log = new InMemoryEventLog();

    @Override
    protected EventLog log() {
        return log;
    }

    @Override
    protected List<CapturedEvent> kept() {
        return log.kept();
    }

    @Override
    protected EventLog logThatIsAway() {
        log.goAway();
        return log;
    }
}
