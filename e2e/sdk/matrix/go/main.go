// SPDX-License-Identifier: Apache-2.0

// A backend with posthog-go: client < {"url", "token", "user", "visitor"}, and
// client flags < {"url", "token", "user", "personalApiKey"}
package main

import (
	"encoding/json"
	"log"
	"os"
	"time"

	"github.com/posthog/posthog-go"
)

const (
	messages = 24
	longest  = 30 * time.Second
)

type input struct{ URL, Token, User, Visitor, PersonalAPIKey string }

// delivered lets the program wait for what it sent: Close drops what waits to be sent again.
type delivered chan struct{}

func (d delivered) Success(posthog.APIMessage) { d <- struct{}{} }

func (d delivered) Failure(_ posthog.APIMessage, err error) { log.Fatal(err) }

func main() {
	var given input
	check(json.NewDecoder(os.Stdin).Decode(&given))
	if len(os.Args) > 1 && os.Args[1] == "flags" {
		flags(given)
		return
	}
	done := make(delivered, messages)
	config := posthog.Config{Endpoint: given.URL, BatchSize: 5, Interval: 100 * time.Millisecond, Callback: done}
	if os.Getenv("POSTHOG_CAPTURE_MODE") == "v1" {
		config.CaptureMode = posthog.CaptureModeAnalyticsV1
	}
	client, err := posthog.NewWithConfig(given.Token, config)
	check(err)
	for i := 0; i < 5; i++ {
		check(client.Enqueue(posthog.Capture{DistinctId: given.Visitor, Event: "looked", Properties: number(i)}))
	}
	check(client.Enqueue(posthog.Identify{DistinctId: given.User, Properties: posthog.NewProperties().Set("plan", "pro")}))
	check(client.Enqueue(posthog.Capture{DistinctId: given.User, Event: "$identify",
		Properties: posthog.NewProperties().Set("$anon_distinct_id", given.Visitor)}))
	check(client.Enqueue(posthog.Alias{DistinctId: given.User, Alias: given.User + "-crm"}))
	check(client.Enqueue(posthog.GroupIdentify{Type: "company", Key: "acme",
		Properties: posthog.NewProperties().Set("size", 7)}))
	for i := 0; i < 15; i++ {
		check(client.Enqueue(posthog.Capture{DistinctId: given.User, Event: "looked", Properties: number(i),
			Groups: posthog.NewGroups().Set("company", "acme")}))
	}
	deadline := time.After(longest)
	for i := 0; i < messages; i++ {
		select {
		case <-done:
		case <-deadline:
			log.Fatal("not everything was delivered")
		}
	}
	check(client.Close())
}

func number(i int) posthog.Properties { return posthog.NewProperties().Set("number", i) }

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
