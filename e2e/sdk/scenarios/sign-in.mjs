// SPDX-License-Identifier: Apache-2.0
import { fillIn } from '../app.mjs';

/** A wrong password, the right one, signing out, and that the page is closed again. */
export default async function signIn({ page, input, problems }) {
  problems.expect('status: 401 GET /api/users/@me');
  problems.expect('status: 401 POST /api/login');
  await page.goto(input.url);
  await page.getByTestId('login-form').waitFor();
  const askedAt = new URL(page.url()).pathname;

  await fillIn(page, input.email, 'not the password');
  const refusal = await page.getByTestId('login-error').textContent();

  await fillIn(page, input.email, input.password);
  await page.getByTestId('user-menu').waitFor();
  const inside = new URL(page.url()).pathname;

  await page.getByTestId('user-menu').click();
  await page.getByTestId('sign-out').click();
  await page.getByTestId('login-form').waitFor();
  const { cookies } = await page.context().storageState();

  await page.goto(input.url + inside);
  await page.getByTestId('login-form').waitFor();
  return { askedAt, refusal, inside, cookiesLeft: cookies.length };
}
