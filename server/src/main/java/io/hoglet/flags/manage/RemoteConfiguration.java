// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import com.fasterxml.jackson.databind.JsonNode;

/** What a flag may be that only delivers a payload: on for everybody, with that payload (wire protocol 2.3). Pure. */
final class RemoteConfiguration {
    private static final double ALL = 100;

    private RemoteConfiguration() {}

    static void check(FeatureFlag.Content content) {
        if (!content.isRemoteConfiguration()) {
            return;
        }
        var filters = content.filters();
        if (!filters.path("multivariate").path("variants").isEmpty()) {
            throw invalid("is_remote_configuration", "A remote config flag has no variants, only a payload.");
        }
        if (!FlagSummary.isSimple(filters) || !isForAll(FlagSummary.firstPercentage(filters))) {
            throw invalid(
                    "is_remote_configuration",
                    "A remote config flag delivers its payload to everybody: one condition set for 100 %, no filters.");
        }
        if (!FlagSummary.payload(filters).isTextual()) {
            throw invalid("filters", "A remote config flag needs a payload: payloads.true, JSON written as a text.");
        }
    }

    private static boolean isForAll(JsonNode percentage) {
        return percentage.isMissingNode() || percentage.isNull() || percentage.asDouble() == ALL;
    }
}
