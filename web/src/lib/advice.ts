// SPDX-License-Identifier: Apache-2.0
import { ApiError } from '../api/client';
import { formatNumber } from './format';

const BY_CODE: Record<string, string> = {
  query_timed_out: 'Take a shorter range, or fewer series and breakdown values.',
  query_out_of_memory: 'Take a shorter range, or a breakdown with fewer values.',
  query_too_large: 'Take fewer series, filters or columns.',
};

/** What to do about an error, in one sentence. */
export function advice(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Reload the page; if it happens again, the server log says more.';
  const known = BY_CODE[error.code];
  if (known) return known;
  if (error.status === 0) return 'Check your network and that Hoglet is running (./hoglet status), then try again.';
  if (error.status === 403) return 'Your account may not see this. Ask whoever set up this Hoglet.';
  if (error.status === 404) return 'It may have been deleted, or the address is of another project.';
  if (error.status === 429) {
    const wait = error.retryAfter === null ? 'a moment' : `${formatNumber(error.retryAfter)} seconds`;
    return `Too many requests. Wait ${wait}, then try again.`;
  }
  if (error.status >= 500) return 'Try again; if it stays, run ./hoglet doctor: it names the part that is not well.';
  return 'Change the query: asked again as it is, it is refused again.';
}

/** Whether asking the same again may help. */
export function mayHelpAgain(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status === 429 || error.status >= 500;
}

/** The server's reason as a sentence of the page. */
export function errorTitle(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text === '' ? 'Something went wrong' : (text[0]?.toUpperCase() ?? '') + text.slice(1);
}
