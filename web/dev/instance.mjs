// SPDX-License-Identifier: Apache-2.0
// The running instance that the scripts here use: DATA is its data directory (./data of the repository unless named).
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const data = process.env.DATA ?? resolve(import.meta.dirname, '../../data');

/** url, email, password, project_id and project_api_key of the instance. */
export const instance = JSON.parse(readFileSync(join(data, 'bootstrap.json'), 'utf8'));

/** A client with a session of its own. */
export async function signIn() {
  const headers = { 'Content-Type': 'application/json', 'X-Hoglet-Request': '1' };
  const call = async (method, path, body) => {
    const response = await fetch(instance.url + path, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const { email, password } = instance;
  const login = await call('POST', '/api/login', { email, password });
  headers.Cookie = login.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  return async (method, path, body) => (await call(method, path, body)).json();
}
