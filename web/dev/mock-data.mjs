// SPDX-License-Identifier: Apache-2.0
// A believable small company, the same at every start: "Plotline", a writing app. Only for looking at the web app.

const DAY = 86_400_000;

/** Mulberry32: small, good enough, and the same numbers every time. */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const next = random(20260101);
const pick = (list) => list[Math.floor(next() * list.length)];
const weighted = (pairs) => {
  let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
  const found = pairs.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return (found ?? pairs[0])[0];
};
const hex = (length) => Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('');
export const uuid = () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;

const FIRST = [
  'Ada',
  'Bela',
  'Chidi',
  'Dunja',
  'Emil',
  'Femke',
  'Goran',
  'Hana',
  'Ilse',
  'Jonas',
  'Kei',
  'Lior',
  'Mina',
  'Noor',
  'Oskar',
  'Priya',
  'Quinn',
  'Rosa',
  'Sanne',
  'Tomas',
];
const LAST = [
  'Albers',
  'Bianchi',
  'Castro',
  'Demir',
  'Eriksen',
  'Fofana',
  'Grimm',
  'Haddad',
  'Ito',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Moreau',
  'Nakamura',
  'Okafor',
  'Petrov',
];
const PATHS = [
  '/',
  '/pricing',
  '/editor',
  '/editor/outline',
  '/library',
  '/settings/profile',
  '/blog/how-to-write-a-first-draft-that-survives-the-second',
];

function makePerson(index, now) {
  const identified = next() < 0.62;
  const name = `${pick(FIRST)} ${pick(LAST)}`;
  const email = `${name.toLowerCase().replace(' ', '.')}${index}@example.org`;
  const anonymous = `0192${hex(4)}-${hex(4)}-7${hex(3)}-9${hex(3)}-${hex(12)}`;
  const created = now - next() ** 1.4 * 120 * DAY;
  const browser = weighted([
    ['Chrome', 55],
    ['Safari', 22],
    ['Firefox', 14],
    ['Edge', 7],
    ['Samsung Internet', 3],
  ]);
  return {
    id: '',
    uuid: uuid(),
    name: identified ? email : anonymous,
    distinct_ids: identified ? [`user-${1000 + index}`, anonymous] : [anonymous],
    is_identified: identified,
    created_at: new Date(created).toISOString(),
    properties: {
      ...(identified
        ? {
            email,
            name,
            plan: weighted([
              ['free', 70],
              ['pro', 22],
              ['team', 8],
            ]),
            words_total: Math.floor(next() * 90_000),
          }
        : {}),
      $initial_referring_domain: weighted([
        ['$direct', 50],
        ['www.google.com', 30],
        ['news.ycombinator.com', 8],
        ['duckduckgo.com', 7],
      ]),
      $initial_browser: browser,
      $geoip_country_code: weighted([
        ['DE', 25],
        ['US', 25],
        ['NL', 12],
        ['FR', 10],
        ['JP', 8],
        ['IN', 8],
        ['BR', 6],
      ]),
    },
    browser,
    os: weighted([
      ['Mac OS X', 38],
      ['Windows', 36],
      ['iOS', 12],
      ['Android', 10],
      ['Linux', 6],
    ]),
    activity: next() ** 2.2 * 1.6 + 0.08,
  };
}

export function makeEvent(person, at) {
  const event = weighted([
    ['$pageview', 46],
    ['$autocapture', 22],
    ['document opened', 12],
    ['paragraph written', 12],
    ['export finished', 3],
    ['$identify', 2],
    ['upgraded', 0.8],
    ['a very long event name that somebody generated from a template, with the id of the document in it: 7f3a', 0.4],
  ]);
  const path = pick(PATHS);
  const system = {
    $lib: event === 'export finished' ? 'posthog-node' : 'web',
    $lib_version: '1.298.1',
    $browser: person.browser,
    $browser_version: String(100 + Math.floor(next() * 40)),
    $os: person.os,
    $device_type: ['iOS', 'Android'].includes(person.os) ? 'Mobile' : 'Desktop',
    $current_url: `https://plotline.example${path}`,
    $pathname: path,
    $host: 'plotline.example',
    $session_id: person.uuid,
    $geoip_country_code: person.properties.$geoip_country_code,
  };
  const own = {
    'document opened': { words: Math.floor(next() * 5000), genre: pick(['novel', 'essay', 'letter', 'script']) },
    'paragraph written': {
      words: 20 + Math.floor(next() * 160),
      genre: pick(['novel', 'essay', 'letter', 'script']),
      focus_mode: next() < 0.4,
    },
    'export finished': { format: pick(['pdf', 'epub', 'docx']), seconds: Math.round(next() * 90) / 10 },
    upgraded: { plan: pick(['pro', 'team']), price: pick([9, 9, 9, 24]) },
    $autocapture: { $event_type: 'click', $el_text: pick(['Start writing', 'Save', 'Share', 'New chapter']) },
  }[event];
  return { uuid: uuid(), event, person, distinct_id: person.distinct_ids[0], at, properties: { ...own, ...system } };
}

export function makeWorld(now) {
  const persons = Array.from({ length: 320 }, (_, index) => makePerson(index, now)).map((person) => ({
    ...person,
    id: person.uuid,
  }));
  const events = [];
  for (const person of persons) {
    const born = Date.parse(person.created_at);
    for (let day = 100; day >= 0; day--) {
      const start = now - day * DAY;
      if (start < born) continue;
      const weekend = [0, 6].includes(new Date(start).getUTCDay()) ? 0.45 : 1;
      const growth = 1.15 - day / 140;
      if (next() > Math.min(0.92, person.activity * weekend * growth)) continue;
      const count = 1 + Math.floor(next() * 7 * person.activity);
      for (let i = 0; i < count; i++) {
        const at = start - (start % DAY) + Math.min(0.999, Math.max(0, (next() + next() + next()) / 3 + 0.05)) * DAY;
        if (at < now) events.push(makeEvent(person, at));
      }
    }
  }
  events.sort((a, b) => b.at - a.at);
  return { persons: persons.sort((a, b) => b.created_at.localeCompare(a.created_at)), events };
}

export const REFUSED = [
  {
    id: 1,
    path: '/batch/',
    status: 401,
    code: 'authentication_failed',
    detail: 'No project has the API key phc_oldoldold…',
    sdk: 'posthog-python/6.7.4',
    count: 41,
    age: 12_000,
  },
  {
    id: 2,
    path: '/e/',
    status: 400,
    code: 'invalid_payload',
    detail: 'The body is not JSON: unexpected end at byte 412',
    sdk: null,
    count: 3,
    age: 400_000,
  },
  {
    id: 3,
    path: '/capture/',
    status: 400,
    code: 'missing_distinct_id',
    detail: 'An event has no distinct_id',
    sdk: 'curl/8.5.0',
    count: 1,
    age: 4_000_000,
  },
];
