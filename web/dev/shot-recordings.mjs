// SPDX-License-Identifier: Apache-2.0
// The pictures of recordings, and the sessions on them.
import { instance } from './instance.mjs';

const RECORDED = 'shots-session';
const SHOP = 'https://shop.example';

/** A visit of some seconds: a page, a pointer that moves, a click. */
function visit(start) {
  const element = (id, tagName, childNodes, attributes = {}) => ({ type: 2, id, tagName, attributes, childNodes });
  const words = (id, textContent) => ({ type: 3, id, textContent });
  const style = 'font: 18px sans-serif; margin: 48px; color: #223';
  const button = 'padding: 12px 20px; background: #2f7d4f; color: white; border: 0; border-radius: 6px';
  const body = element(
    5,
    'body',
    [
      element(6, 'h1', [words(7, 'Hedgehog houses')]),
      element(8, 'p', [words(9, 'Warm, dry, and made of oak.')]),
      element(10, 'button', [words(11, 'Add to cart')], { style: button }),
    ],
    { style },
  );
  const html = element(3, 'html', [element(4, 'head', []), body]);
  const node = { type: 0, id: 1, childNodes: [{ type: 1, id: 2, name: 'html', publicId: '', systemId: '' }, html] };
  const positions = Array.from({ length: 8 }, (_, step) => ({
    x: 40 + step * 9,
    y: 40 + step * 20,
    id: 5,
    timeOffset: 0,
  }));
  return [
    { type: 4, timestamp: start, data: { href: `${SHOP}/houses`, width: 1200, height: 620 } },
    { type: 2, timestamp: start + 50, data: { node, initialOffset: { top: 0, left: 0 } } },
    ...positions.map((position, step) => ({
      type: 3,
      timestamp: start + 400 + step * 300,
      data: { source: 1, positions: [position] },
    })),
    { type: 3, timestamp: start + 3200, data: { source: 2, type: 2, id: 10, x: 103, y: 180 } },
    {
      type: 3,
      timestamp: start + 4000,
      data: { source: 0, texts: [{ id: 11, value: 'In the cart' }], attributes: [], removes: [], adds: [] },
    },
  ];
}

/** Sessions of the pictures. */
export async function madeRecordings(call, send) {
  await call('PATCH', `/api/projects/${instance.project_id}`, { session_recording_opt_in: true });
  // Capture knows the project for some seconds as it was.
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const part = (session, visitor, start) => ({
    event: '$snapshot',
    distinct_id: visitor,
    properties: { $session_id: session, $window_id: 'w', $snapshot_data: visit(start) },
  });
  const batch = Array.from({ length: 5 }, (_, index) =>
    part(
      index === 0 ? RECORDED : `${RECORDED}-${index}`,
      `visitor-${40 + index}`,
      Date.now() - (index + 1) * 3_600_000,
    ),
  );
  await send(instance.project_api_key, { batch });
  await new Promise((resolve) => setTimeout(resolve, 6_000));
}

/** @param home path of the project with recordings */
export function recordingPages(home, empty) {
  const watched = async (page) => {
    await page.getByTestId('player-toggle').click();
    await page.waitForTimeout(2_500);
    await page.getByTestId('player-toggle').click();
  };
  return [
    { name: 'recordings', path: `${home}/recordings` },
    { name: 'recordings-none', path: `${home}/recordings?distinct_id=zzz` },
    { name: 'recordings-off', path: `/project/${empty.id}/recordings` },
    { name: 'recording', path: `${home}/recordings/${RECORDED}`, act: watched },
  ];
}
