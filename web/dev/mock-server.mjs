// SPDX-License-Identifier: Apache-2.0
// Serves the built app with the product's security headers, and the API from made-up data:
//   npm run build && npm run mock        (PORT=8123; EMPTY=1 starts without any event; sign in with any e-mail, password "hoglet")
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeEvent, makeWorld, REFUSED } from './mock-data.mjs';
import { actors, events, hogql, nameMatches, personJson, trends } from './mock-query.mjs';

const PORT = Number(process.env.PORT ?? 8123);
const EMPTY = process.env.EMPTY === '1';
const ROOT = join(fileURLToPath(new URL('..', import.meta.url)), 'target/classes/web');
const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const full = makeWorld(Date.now());
const world = EMPTY ? { persons: [], events: [] } : full;
const project = {
  id: 1,
  uuid: 'a',
  name: 'Plotline',
  api_token: 'phc_Kq3vXw0cT1mYb8Rz5NfLh2Gd7Js9Ea4UoPiVx6Mtu1C',
  timezone: 'UTC',
  week_start_day: 1,
  ingested_event: !EMPTY,
  anonymize_ips: false,
  created_at: '2026-01-01T00:00:00Z',
};
const projects = [
  project,
  {
    ...project,
    id: 2,
    name: 'Plotline staging, for trying things out',
    ingested_event: false,
    api_token: 'phc_staging',
  },
];
const keys = [
  {
    id: 'k1',
    label: 'nightly export',
    mask_value: 'phx_…4fQ2',
    created_at: '2026-03-01T00:00:00Z',
    last_used_at: new Date(Date.now() - 7e6).toISOString(),
  },
];
const user = () => ({
  id: 1,
  uuid: 'u',
  email: 'ada@plotline.example',
  first_name: 'Ada',
  organization: { id: 'o', name: 'Plotline', projects: projects.map(({ id, name }) => ({ id, name })) },
  team: project,
});

let signedIn = process.env.SIGNED_IN === '1';
let tries = 0;

const fail = (status, code, detail, type = 'validation_error', attr = null) => {
  throw Object.assign(new Error(detail), { status, code, type, attr });
};

setInterval(() => {
  if (EMPTY || full.persons.length === 0) return;
  world.events.unshift(makeEvent(full.persons[Math.floor(Math.random() * full.persons.length)], Date.now()));
}, 900);

const live = (event) => ({
  uuid: event.uuid,
  event: event.event,
  distinct_id: event.distinct_id,
  person_id: event.person.uuid,
  timestamp: new Date(event.at).toISOString(),
  inserted_at: new Date(event.at).toISOString(),
  properties: event.properties,
  lib: event.properties.$lib,
});

function definitions(search, limit) {
  const names = [...new Set(full.events.map((event) => event.event))].sort();
  const found = EMPTY ? [] : names.filter((name) => name.toLowerCase().includes(search.toLowerCase()));
  return {
    count: found.length,
    next: null,
    previous: null,
    results: found
      .slice(0, limit)
      .map((name) => ({ id: name, name, created_at: project.created_at, last_seen_at: null })),
  };
}

function propertyDefinitions(type, search, names) {
  const kinds = { number: 'Numeric', boolean: 'Boolean', string: 'String' };
  const found = new Map();
  const sources =
    type === 'person'
      ? full.persons
      : full.events.filter((event) => !names || names.length === 0 || names.includes(event.event));
  for (const source of sources)
    for (const [name, value] of Object.entries(source.properties)) found.set(name, kinds[typeof value]);
  const results = [...found]
    .filter(([name]) => name.toLowerCase().includes(search.toLowerCase()))
    .sort(([a], [b]) => a.replace('$', '~').localeCompare(b.replace('$', '~')));
  return {
    count: results.length,
    next: null,
    previous: null,
    results: results.map(([name, kind]) => ({
      id: name,
      name,
      property_type: kind,
      is_numerical: kind === 'Numeric',
      type,
    })),
  };
}

function propertyValues(key, type, search) {
  const counts = new Map();
  for (const event of full.events) {
    const value = (type === 'person' ? event.person.properties : event.properties)[key];
    if (value !== undefined && String(value).toLowerCase().includes(search.toLowerCase()))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return {
    results: [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 20)
      .map(([name, count]) => ({ name, count })),
  };
}

function query(body) {
  const now = Date.now();
  const runners = {
    TrendsQuery: () => trends(world, body, now),
    ActorsQuery: () => actors(world, body, now),
    EventsQuery: () => events(world, body),
    HogQLQuery: () => hogql(world, body),
  };
  return runners[body.kind]?.() ?? fail(400, 'invalid_input', `Unsupported query kind: ${body.kind}.`);
}

function account(method, path, body) {
  if (path === '/api/login') {
    if (body.password === 'hoglet') {
      signedIn = true;
      return user();
    }
    tries += 1;
    if (tries % 4 === 0) fail(429, 'throttled', 'Too many failed logins.', 'throttled_error');
    fail(401, 'invalid_credentials', 'Wrong e-mail or password.', 'authentication_error');
  }
  if (!signedIn)
    fail(401, 'not_authenticated', 'Authentication credentials were not provided.', 'authentication_error');
  if (path === '/api/logout') {
    signedIn = false;
    return null;
  }
  if (path === '/api/users/@me') {
    if (method === 'PATCH' && body.current_password !== 'hoglet')
      fail(400, 'invalid_password', 'That is not your password.', 'validation_error', 'current_password');
    return user();
  }
  if (path === '/api/personal_api_keys') {
    if (method === 'GET') return { results: keys };
    const key = {
      id: `k${keys.length + 1}`,
      label: body.label,
      mask_value: 'phx_…9aXc',
      created_at: new Date().toISOString(),
      last_used_at: null,
    };
    keys.push(key);
    return { ...key, value: 'phx_shown-once-2Vb7Qw9LkX4Rz9aXc' };
  }
  if (path.startsWith('/api/personal_api_keys/')) {
    keys.splice(
      keys.findIndex((key) => key.id === path.split('/').at(-1)),
      1,
    );
    return null;
  }
  if (path === '/api/projects' && method === 'POST') {
    projects.push({ ...project, id: projects.length + 1, name: body.name, ingested_event: false });
    return projects.at(-1);
  }
  return undefined;
}

function ofProject(method, rest, search, body, current) {
  const text = (name) => search.get(name) ?? '';
  const limit = Number(search.get('limit') ?? 100);
  const offset = Number(search.get('offset') ?? 0);
  const [page, id] = rest.split('/').filter(Boolean);
  if (page === undefined) return method === 'PATCH' ? Object.assign(current, body) : current;
  if (page === 'reset_token')
    return Object.assign(current, { api_token: `phc_${Math.random().toString(36).slice(2)}new` });
  if (page === 'persons' && id)
    return personJson(
      world.persons.find((person) => person.uuid === id) ?? fail(404, 'not_found', 'Not found.', 'invalid_request'),
    );
  if (page === 'persons') {
    const found = world.persons.filter((person) => nameMatches(person, text('search')));
    return {
      next: found.length > offset + limit ? 'more' : null,
      previous: null,
      results: found.slice(offset, offset + limit).map(personJson),
    };
  }
  if (page === 'live_events') {
    const after = Number(search.get('after') ?? 0);
    const fresh = current.id === 1 ? world.events.filter((event) => event.at > after).slice(0, limit) : [];
    return { results: fresh.map(live), cursor: String(fresh[0]?.at ?? after) };
  }
  if (page === 'refused_requests')
    return {
      results: REFUSED.map(({ age, ...refused }) => ({
        ...refused,
        last_seen: new Date(Date.now() - age).toISOString(),
      })),
    };
  if (page === 'event_definitions') return definitions(text('search'), limit);
  if (page === 'property_definitions')
    return propertyDefinitions(text('type'), text('search'), JSON.parse(text('event_names') || 'null'));
  if (page === 'property_values') return propertyValues(text('key'), text('type'), text('search'));
  if (page === 'query') return query(body.query);
  return fail(404, 'not_found', 'Endpoint not found.', 'invalid_request');
}

function answer(request, url, body) {
  if (request.method !== 'GET' && request.headers['x-hoglet-request'] !== '1')
    fail(403, 'csrf', 'The header X-Hoglet-Request is missing.', 'permission_error');
  const own = account(request.method, url.pathname, body);
  if (own !== undefined) return own;
  const match = /^\/api\/projects\/([^/]+)(.*)$/.exec(url.pathname);
  const current = match && projects.find((candidate) => String(candidate.id) === match[1] || match[1] === '@current');
  if (!current) return fail(404, 'not_found', 'Not found.', 'invalid_request');
  return ofProject(request.method, match[2], url.searchParams, body, current);
}

function serveApi(request, response, url, text) {
  try {
    const result = answer(request, url, text === '' ? {} : JSON.parse(text));
    const delay = url.pathname.endsWith('/query') ? 120 : 15;
    setTimeout(() => {
      response.writeHead(result === null ? 204 : 200, { 'Content-Type': 'application/json' });
      response.end(result === null ? undefined : JSON.stringify(result));
    }, delay);
  } catch (error) {
    const { status = 500, type = 'validation_error', code = 'invalid_input', attr = null, message: detail } = error;
    response.writeHead(status, {
      'Content-Type': 'application/json',
      ...(status === 429 ? { 'Retry-After': '30' } : {}),
    });
    response.end(JSON.stringify({ type, code, detail, attr }));
  }
}

function serveFile(response, pathname) {
  const file = join(ROOT, normalize(pathname));
  const found = extname(file) !== '' && file.startsWith(ROOT) && existsSync(file) ? file : join(ROOT, 'index.html');
  response.writeHead(200, {
    'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream',
    'Content-Security-Policy': CSP,
  });
  createReadStream(found).pipe(response);
}

createServer(async (request, response) => {
  const url = new URL(request.url, `http://${request.headers.host}`);
  let text = '';
  for await (const chunk of request) text += chunk;
  if (url.pathname.startsWith('/api/')) serveApi(request, response, url, text);
  else serveFile(response, url.pathname);
}).listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`));
