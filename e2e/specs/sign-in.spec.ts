import type { Page } from '@playwright/test';

import { type Account, createPerson, forget } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('a wrong password is told, the right one leads to where one wanted to go', async ({ page, admin, watch }) => {
  watch.allow(/status of 401/);
  const person = await createPerson(admin);
  await person.api.POST('/entries', { body: { path: `${person.space}/Letters` } });
  await page.goto(`/files/${person.space}/Letters`);
  await expect(page).toHaveURL(/\/login\?next=/);

  await signIn(page, { email: person.email, password: 'something else' });
  await expect(page.getByText('The email address or the password is wrong.')).toBeVisible();
  await expect(page).toHaveURL(/\/login/);

  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'Letters', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Ada Lovelace/ })).toBeVisible();
});

test('signing out ends the session, and Back shows nothing of it', async ({ page, ada }) => {
  await ada.api.POST('/entries', { body: { path: `${ada.space}/Secret plans` } });
  await page.goto('/');
  await expect(page.getByText('Secret plans')).toBeVisible();
  await page.getByRole('button', { name: /account and theme/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Sheaf' })).toBeVisible();

  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  await page.goBack();
  await expect(page.getByText('Secret plans')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Sign in to Sheaf' })).toBeVisible();
});

test('signing out while the page still asks for something leads to a plain sign-in', async ({ page, ada, watch }) => {
  watch.allow(/status of 401/);
  await page.route('**/api/session', async (route) => {
    if (route.request().method() !== 'DELETE') return route.fallback();
    const answer = await route.fetch();
    const refused = page.waitForResponse((asked) => asked.url().includes('/api/trash') && asked.status() === 401);
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await refused;
    return route.fulfill({ response: answer });
  });
  await page.goto('/trash');
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await page.getByRole('button', { name: /account and theme/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Sheaf' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await signIn(page, ada);
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
});

test('signing in never leads to another site', async ({ page, admin, baseURL }) => {
  const person = await createPerson(admin);
  for (const next of ['//evil.example', String.raw`/\evil.example`, 'https://evil.example/', 'javascript:alert(1)']) {
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await signIn(page, person);
    await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(baseURL);
    await forget(page);
  }
});

test('a session that ends under an open page asks to sign in and comes back', async ({ page, ada, watch }) => {
  watch.allow(/status of 401/);
  await ada.api.POST('/entries', { body: { path: `${ada.space}/Letters` } });
  await page.goto(`/files/${ada.space}`);
  await expect(page.getByText('Letters')).toBeVisible();
  // The last thing that the page asks for by itself.
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('stored');
  await ada.api.DELETE('/session');
  await page.getByText('Letters').dblclick();
  await expect(page).toHaveURL(/\/login\?next=/);
  await signIn(page, ada);
  await expect(page.getByRole('heading', { name: 'Letters', level: 1 })).toBeVisible();
});

async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
