// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What tells an SDK how to behave (wire protocol 2.1, 2.2). What is not served is off. Pure. */
final class RemoteConfig {
    private RemoteConfig() {}

    static ObjectNode of(String token, boolean hasFlags, boolean records) {
        var config = JsonNodeFactory.instance.objectNode();
        config.put("token", token);
        config.putArray("supportedCompression").add("gzip").add("gzip-js");
        config.put("hasFeatureFlags", hasFlags);
        config.put("capturePerformance", false);
        putRecording(config, records);
        config.putArray("siteApps");
        addFeatures(config);
        return config;
    }

    /** The part of a {@code /decide} reply that is the same in every version. */
    static ObjectNode ofDecide(boolean records) {
        var reply = JsonNodeFactory.instance.objectNode();
        reply.putObject("config").put("enable_collect_everything", true);
        reply.putObject("toolbarParams");
        reply.put("isAuthenticated", false);
        reply.putArray("supportedCompression").add("gzip").add("gzip-js");
        putRecording(reply, records);
        reply.put("capturePerformance", false);
        reply.putArray("siteApps");
        return reply;
    }

    /** Off unless the project asked for recordings: SDKs record whatever this names an endpoint for. */
    private static void putRecording(ObjectNode config, boolean records) {
        if (!records) {
            config.put("sessionRecording", false);
            return;
        }
        config.putObject("sessionRecording")
                .put("endpoint", "/s/")
                .put("consoleLogRecordingEnabled", false)
                .put("recorderVersion", "v2")
                .putNull("sampleRate")
                .putNull("minimumDurationMilliseconds")
                .putNull("linkedFlag")
                .putNull("networkPayloadCapture");
    }

    /** What the SDK does by itself: automatic capture and profiles of identified persons. */
    static void addFeatures(ObjectNode config) {
        config.put("captureDeadClicks", false);
        config.put("autocapture_opt_out", false);
        config.put("autocaptureExceptions", false);
        config.putObject("analytics").put("endpoint", "/i/v0/e/");
        config.put("elementsChainAsString", true);
        config.put("surveys", false);
        config.put("heatmaps", false);
        config.put("defaultIdentifiedOnly", true);
    }
}
