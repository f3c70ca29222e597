// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.Evaluation;
import io.hoglet.flags.FlagEvaluator.Outcome;

/** Evaluations in the shape of each version of {@code /decide} and {@code /flags} (wire protocol 2.1). Pure. */
final class FlagAnswers {
    /** From this version on {@code /flags} tells details. */
    private static final int FLAGS_WITH_DETAILS = 2;

    /** From this version on {@code /decide} tells details, and how a question can be found again. */
    static final int DECIDE_WITH_DETAILS = 4;

    private static final int DECIDE_WITH_ALL = 3;
    private static final int DECIDE_WITH_VALUES = 2;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FlagAnswers() {}

    static ObjectNode flags(int version, Outcome outcome) {
        var reply = NODES.objectNode();
        if (version >= FLAGS_WITH_DETAILS) {
            putDetails(reply, outcome);
        } else {
            putAll(reply, outcome);
        }
        return reply.put("errorsWhileComputingFlags", !outcome.complete());
    }

    static ObjectNode decide(int version, Outcome outcome, boolean records) {
        var reply = RemoteConfig.ofDecide(records);
        if (version >= DECIDE_WITH_DETAILS) {
            putDetails(reply, outcome);
        } else if (version == DECIDE_WITH_ALL) {
            putAll(reply, outcome);
        } else if (version == DECIDE_WITH_VALUES) {
            var values = reply.putObject("featureFlags");
            outcome.evaluations().stream().filter(Evaluation::enabled).forEach(each -> putValue(values, each));
        } else {
            var keys = reply.putArray("featureFlags");
            outcome.evaluations().stream()
                    .filter(Evaluation::enabled)
                    .forEach(each -> keys.add(each.flag().key()));
        }
        if (version >= DECIDE_WITH_ALL) {
            reply.put("errorsWhileComputingFlags", !outcome.complete());
            RemoteConfig.addFeatures(reply);
        }
        return reply;
    }

    /** Also those that are off. */
    private static void putAll(ObjectNode reply, Outcome outcome) {
        var values = reply.putObject("featureFlags");
        var payloads = reply.putObject("featureFlagPayloads");
        for (var each : outcome.evaluations()) {
            putValue(values, each);
            each.payload().ifPresent(payload -> payloads.put(each.flag().key(), payload));
        }
    }

    private static void putValue(ObjectNode values, Evaluation evaluation) {
        String key = evaluation.flag().key();
        evaluation
                .variant()
                .ifPresentOrElse(variant -> values.put(key, variant), () -> values.put(key, evaluation.enabled()));
    }

    private static void putDetails(ObjectNode reply, Outcome outcome) {
        var flags = reply.putObject("flags");
        for (var each : outcome.evaluations()) {
            var detail = flags.putObject(each.flag().key());
            detail.put("key", each.flag().key());
            detail.put("enabled", each.enabled());
            detail.put("variant", each.variant().orElse(null));
            var reason = detail.putObject("reason").put("code", each.reason().code());
            if (each.conditionIndex().isPresent()) {
                reason.put("condition_index", each.conditionIndex().getAsInt());
            } else {
                reason.putNull("condition_index");
            }
            reason.put("description", each.description());
            detail.putObject("metadata")
                    .put("id", each.flag().id())
                    .put("version", each.flag().version())
                    // A flag's description is the team's own text: it does not go to everybody's browser.
                    .putNull("description")
                    .put("payload", each.payload().orElse(null))
                    .put("has_experiment", false);
        }
    }
}
