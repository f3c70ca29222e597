// SPDX-License-Identifier: Apache-2.0
import type { RefusedRequest } from '../../api/types';

export interface Fix {
  text: string;
  showKey: boolean;
}

const has = (request: RefusedRequest, ...words: string[]) =>
  words.some((word) => `${request.code} ${request.detail}`.toLowerCase().includes(word));

/** What the sender must change, guessed from code and detail of the refusal. */
export function refusalFix(request: RefusedRequest, projectName: string): Fix {
  if (request.status === 401 || has(request, 'api_key', 'api key', 'token')) {
    return { text: `use the key of “${projectName}”:`, showKey: true };
  }
  if (request.status === 413 || has(request, 'too large', 'too_large', 'too big')) {
    return { text: 'send smaller batches, or leave big values out of the properties.', showKey: false };
  }
  if (has(request, 'distinct_id')) {
    return { text: 'give every event a distinct_id: a text, not empty, at most 200 characters.', showKey: false };
  }
  if (has(request, 'json', 'decode', 'body', 'payload', 'compress', 'gzip', 'base64')) {
    return {
      text: 'the body must be JSON, plain or gzip, with the header Content-Type: application/json.',
      showKey: false,
    };
  }
  if (has(request, 'event')) return { text: 'name the event: "event" must be a text, not empty.', showKey: false };
  if (request.status === 503 || request.status === 429) {
    return { text: 'nothing to change: SDKs send it again. If it stays, run ./hoglet doctor.', showKey: false };
  }
  return { text: 'compare the request with the snippet on the page “Get started”.', showKey: false };
}
