// SPDX-License-Identifier: Apache-2.0
// Sends the web traffic of the last 14 days of a small shop to a running instance: visitors who stay anonymous,
// visitors who sign up (and are merged), page views, purchases for companies.   npm run sample
import { instance } from './instance.mjs';

const DAYS = 14;
const VISITORS = 160;
const DAY = 86_400_000;
const BROWSERS = [
  'Chrome',
  'Chrome',
  'Chrome',
  'Chrome',
  'Safari',
  'Safari',
  'Firefox',
  'Microsoft Edge',
  'Samsung Internet',
];
const SYSTEMS = ['Windows', 'Windows', 'Mac OS X', 'Mac OS X', 'Linux', 'Android', 'iOS'];
const PATHS = [
  '/',
  '/',
  '/pricing',
  '/docs/getting-started',
  '/blog/how-we-count-people-without-cookies',
  '/cart',
  '/account',
];
const REFERRERS = ['$direct', '$direct', 'www.google.com', 'news.ycombinator.com', 'duckduckgo.com'];
/** Whom customers order for. */
const COMPANIES = [
  { key: 'acme', name: 'Acme Hedges', plan: 'team', seats: 40 },
  { key: 'burrow', name: 'Burrow & Daughters', plan: 'pro', seats: 7 },
  { key: 'thicket/north', name: 'Thicket North', plan: 'free', seats: 2 },
];
const NAMES = ['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Frances', 'Alan', 'Radia', 'Niklaus', 'Hedy'];

let seed = 7;
/** The same traffic at every run (a linear congruential generator); only the dates move. */
function random() {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
}
const pick = (list) => list[Math.floor(random() * list.length)];
const between = (low, high) => low + random() * (high - low);

function visitor(number) {
  const first = pick(NAMES);
  return {
    anonymous: `0199a3c4-7d2e-7c31-9f00-${String(number).padStart(12, '0')}`,
    identified: number % 3 === 0 ? `${first.toLowerCase()}.${number}@shop.example` : null,
    personless: number % 4 === 1,
    company: COMPANIES[Math.floor(number / 3) % COMPANIES.length],
    name: `${first} ${String.fromCharCode(65 + (number % 26))}.`,
    base: {
      $lib: 'web',
      $lib_version: '1.449.2',
      $browser: pick(BROWSERS),
      $os: pick(SYSTEMS),
      $device_type: random() < 0.7 ? 'Desktop' : 'Mobile',
      $referring_domain: pick(REFERRERS),
      $screen_width: pick([390, 1440, 1536, 1920]),
    },
  };
}

function visit(person, start) {
  const events = [];
  let at = start;
  let distinctId = person.identified && person.known ? person.identified : person.anonymous;
  const add = (event, properties = {}, more = {}) => {
    const timestamp = new Date(at).toISOString();
    const personless = person.personless ? { $process_person_profile: false } : {};
    events.push({
      event,
      distinct_id: distinctId,
      timestamp,
      properties: { ...person.base, ...personless, ...properties },
      ...more,
    });
    at += between(4_000, 90_000);
  };
  const pages = Math.ceil(between(0, 6));
  for (let page = 0; page < pages; page++) {
    const path = pick(PATHS);
    add('$pageview', { $pathname: path, $current_url: `https://shop.example${path}`, $host: 'shop.example' });
    if (random() < 0.4) add('$autocapture', { $pathname: path, $event_type: 'click', $el_text: 'Add to cart' });
  }
  if (person.identified && !person.known && random() < 0.6) {
    const set = { email: person.identified, name: person.name, plan: pick(['free', 'free', 'pro', 'team']) };
    distinctId = person.identified;
    add('$identify', { $anon_distinct_id: person.anonymous }, { $set: set });
    add('signed up', { plan: set.plan });
    const { key, ...about } = person.company;
    add('$groupidentify', { $group_type: 'company', $group_key: key, $group_set: about });
    person.known = true;
  }
  if (person.known && random() < 0.5) {
    add('order placed', {
      amount: Math.round(between(5, 240) * 100) / 100,
      currency: pick(['EUR', 'EUR', 'USD']),
      items: Math.ceil(between(0, 5)),
      $groups: { company: person.company.key },
    });
  }
  return events;
}

const now = Date.now();
const people = Array.from({ length: VISITORS }, (_, number) => visitor(number));
const events = [];
for (let day = DAYS; day >= 0; day--) {
  for (const person of people) {
    const start = now - day * DAY - between(0, DAY);
    if (random() < 0.22) events.push(...visit(person, start));
  }
}
const past = events.filter((event) => Date.parse(event.timestamp) < now);
past.sort((left, right) => left.timestamp.localeCompare(right.timestamp));
for (let from = 0; from < past.length; from += 500) {
  const body = JSON.stringify({ api_key: instance.project_api_key, batch: past.slice(from, from + 500) });
  const response = await fetch(`${instance.url}/batch/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  if (!response.ok) throw new Error(`/batch/ was answered ${response.status}: ${await response.text()}`);
}
console.log(`${past.length} events of ${people.length} visitors sent to ${instance.url}`);
