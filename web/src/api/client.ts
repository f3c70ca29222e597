// SPDX-License-Identifier: Apache-2.0
import type { ApiErrorBody } from './types';

/** An answer that is not a success, or no answer at all (status 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly attr: string | null;
  /** Seconds the server asks to wait, of `Retry-After`. */
  readonly retryAfter: number | null;

  constructor(status: number, body: ApiErrorBody, retryAfter: number | null = null) {
    super(body.detail);
    this.name = 'ApiError';
    this.status = status;
    this.type = body.type;
    this.code = body.code;
    this.attr = body.attr;
    this.retryAfter = retryAfter;
  }
}

/** A list is a parameter that is repeated. */
type Parameters = Record<string, string | number | string[] | undefined>;

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  search?: Parameters;
  signal?: AbortSignal;
}

export function withSearch(path: string, search: Parameters = {}): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (Array.isArray(value)) for (const each of value) parameters.append(key, each);
    else if (value !== undefined && value !== '') parameters.set(key, String(value));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

function errorBody(status: number, text: string): ApiErrorBody {
  try {
    const body = JSON.parse(text) as Partial<ApiErrorBody>;
    if (typeof body.detail === 'string') {
      return { type: body.type ?? '', code: body.code ?? '', detail: body.detail, attr: body.attr ?? null };
    }
  } catch {
    // A proxy in between may answer with HTML; the status says enough then.
  }
  return { type: 'server_error', code: 'unreadable', detail: `The server answered ${status}.`, attr: null };
}

function retryAfterSeconds(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  // A foreign page cannot set this header without a preflight, which the server never grants.
  if (method !== 'GET') headers['X-Hoglet-Request'] = '1';

  let response: Response;
  try {
    response = await fetch(withSearch(path, options.search), {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError(0, {
      type: 'network_error',
      code: 'unreachable',
      detail: 'The server does not answer',
      attr: null,
    });
  }
  const text = await response.text();
  if (!response.ok) throw new ApiError(response.status, errorBody(response.status, text), retryAfterSeconds(response));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
