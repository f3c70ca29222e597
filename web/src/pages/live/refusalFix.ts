// SPDX-License-Identifier: Apache-2.0

export interface Fix {
  text: string;
  /** The project's key belongs behind the text. */
  showKey: boolean;
}

const advice = (text: string): Fix => ({ text, showKey: false });
const KEY: Fix = { text: 'send the project key as "api_key":', showKey: true };

const FIXES: Record<string, Fix> = {
  missing_token: KEY,
  unknown_token: KEY,
  mixed_tokens: KEY,
  personal_key: KEY,
  no_data: advice('send the event as the body of a POST, in JSON.'),
  malformed: advice('send JSON, plain or gzip, with the header Content-Type: application/json.'),
  not_an_event: advice('send one event, a list of events, or {"batch": […]}.'),
  empty_batch: advice('nothing was lost; leave such requests out.'),
  missing_event: advice('name the event: "event" must be a text that is not empty.'),
  missing_distinct_id: advice('say who it was: "distinct_id" must be a text that is not empty.'),
  invalid_uuid: advice('leave "uuid" out, or send a real UUID.'),
  rate_limited: advice('send less at a time, or raise the rate in Settings › Limits.'),
  quota_used_up: advice('raise the quota in Settings › Limits; events of today are lost until then.'),
  too_large: advice('send smaller batches, or leave big values out of the properties.'),
};

/** What the sender must change, by the code of the refusal; for codes of a newer server the page for newcomers. */
export function refusalFix(code: string): Fix {
  return FIXES[code] ?? advice('compare the request with the snippet on the page “Get started”.');
}
