// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"os"

	"github.com/posthog/posthog-go"
)

// flags prints what the SDK gets for its flags. With a personal API key it decides itself, from definitions, and asks
// for nothing else.
func flags(given input) {
	client, err := posthog.NewWithConfig(given.Token,
		posthog.Config{Endpoint: given.URL, PersonalApiKey: given.PersonalAPIKey})
	check(err)
	found := map[string]any{}
	for _, key := range []string{"everybody", "nobody", "variant", "pro"} {
		value, err := client.GetFeatureFlag(question(given, key))
		check(err)
		found[key] = value
	}
	payload, err := client.GetFeatureFlagPayload(question(given, "variant"))
	check(err)
	found["payload"] = json.RawMessage(payload)
	check(json.NewEncoder(os.Stdout).Encode(found))
	check(client.Close())
}

func question(given input, key string) posthog.FeatureFlagPayload {
	if given.PersonalAPIKey == "" {
		return posthog.FeatureFlagPayload{Key: key, DistinctId: given.User}
	}
	return posthog.FeatureFlagPayload{Key: key, DistinctId: given.User, OnlyEvaluateLocally: true,
		PersonProperties: posthog.NewProperties().Set("plan", "pro")}
}
