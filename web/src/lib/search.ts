// SPDX-License-Identifier: Apache-2.0

/** A search parameter as text, or nothing. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Where to go after signing in: only a path of this server, never another site. */
export function safeReturnPath(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}
