// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.capture.EdgeDrop;
import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusalListener;
import io.hoglet.capture.http.CaptureRoutes;
import io.hoglet.refused.Refused;
import io.hoglet.refused.RefusedRequests;
import java.util.OptionalLong;

/** What capture refuses or throws away, as the list that people see has it. */
record CountedRefusals(RefusedRequests requests) implements RefusalListener {
    private static final int ANSWERED = 200;
    private static final String USED_UP =
            "The project's quota of this month is used up. Settings shows and changes it.";

    @Override
    public void refused(String path, Refusal refusal, OptionalLong project, String client) {
        int status = CaptureRoutes.code(refusal).status();
        requests.record(new Refused(project, path, status, refusal.label(), refusal.advice(), client));
    }

    @Override
    public void overQuota(String path, long project, String client) {
        requests.record(
                new Refused(OptionalLong.of(project), path, ANSWERED, EdgeDrop.QUOTA_USED_UP.label(), USED_UP, client));
    }
}
