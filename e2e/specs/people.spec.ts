import type { Page, Route } from '@playwright/test';

import { createPerson, enter } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { item } from '../support/workspace.ts';

test('an admin adds somebody, who signs in with what was handed over', async ({
  page,
  admin,
  context,
  browser,
  watch,
}) => {
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  await enter(context, boss);
  const email = `grace.${boss.user.handle}@example.org`;
  await page.goto('/people');
  await page.getByRole('button', { name: 'New user' }).click();
  const dialog = page.getByRole('dialog', { name: 'New user' });
  await dialog.getByLabel('Name').fill('Grace Hopper');
  await dialog.getByLabel('Email address').fill(boss.email);
  await dialog.getByRole('radio', { name: 'You choose it' }).click();
  await dialog.getByRole('textbox', { name: 'New password' }).fill('short');
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expect(dialog.getByRole('textbox', { name: 'New password' })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('textbox', { name: 'New password' }).fill('compilers are fun');
  watch.allow(/status of 409/);
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expect(dialog.getByLabel('Email address')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Email address').fill(email);
  await dialog.getByRole('button', { name: 'Create user' }).click();

  const handOver = page.getByRole('dialog', { name: 'Grace Hopper can sign in' });
  await expect(handOver).toContainText(email);
  await expect(handOver).toContainText('compilers are fun');
  await handOver.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill(email);
  await expect(page.getByRole('table', { name: 'Users' }).getByRole('row', { name: 'Grace Hopper' })).toHaveCount(1);

  const other = await browser.newContext();
  watch.over(other);
  const hers = await other.newPage();
  await hers.goto(new URL('/login', page.url()).href);
  await hers.getByLabel('Email address').fill(email);
  await hers.getByLabel('Password', { exact: true }).fill('compilers are fun');
  await hers.getByRole('button', { name: 'Sign in' }).click();
  await expect(hers.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
  await expect(hers.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'shared' })).toBeVisible();
  await other.close();
});

test('an admin invites somebody, who chooses a password by the last link that was made', async ({
  page,
  admin,
  context,
  browser,
  watch,
}) => {
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  await enter(context, boss);
  const email = `grace.${boss.user.handle}@example.org`;
  await page.goto('/people');
  await page.getByRole('button', { name: 'New user' }).click();
  const dialog = page.getByRole('dialog', { name: 'New user' });
  await dialog.getByLabel('Name').fill('Grace Hopper');
  await dialog.getByLabel('Email address').fill(email);
  await dialog.getByRole('button', { name: 'Create user' }).click();
  const first = await linkFor(page, 'Grace Hopper');
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill(email);
  const row = page.getByRole('row', { name: 'Grace Hopper' });
  await expect(row).toContainText('Invited');
  await row.getByRole('button', { name: 'Actions for Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'New invitation link' }).click();
  const again = page.getByRole('dialog', { name: 'Invite Grace Hopper again' });
  await test.step('a link that is lost on the way is not waited for', async () => {
    watch.allow(/ERR_FAILED|status of 409/);
    const lost = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/api/users/*/invitations', lost, { times: 1 });
    await again.getByRole('button', { name: 'Make a link' }).click();
    await expect(again.getByRole('alert')).toContainText('lost on the way');
  });
  await again.getByRole('button', { name: 'Make a link' }).click();
  const second = await linkFor(page, 'Grace Hopper');

  const other = await browser.newContext();
  watch.over(other);
  const hers = await other.newPage();
  await hers.goto(first);
  await expect(hers.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
  await hers.goto(second);
  await hers.getByRole('textbox', { name: 'New password' }).fill('compilers are fun');
  await hers.getByRole('button', { name: 'Set password' }).click();
  await expect(hers.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
  await other.close();
  await page.reload();
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill(email);
  await expect(row).not.toContainText('Invited');
});

test('an invitation whose week is over says so, and another is made beside it', async ({ page, admin, context }) => {
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  await enter(context, boss);
  const email = `late.${boss.user.handle}@example.org`;
  await page.goto('/people');
  // A week is longer than this test: the list says what it will say then.
  await page.route('**/api/users?*', async (route) => {
    const response = await route.fetch();
    const list = (await response.json()) as { items: { email: string }[] };
    const items = list.items.map((user) => (user.email === email ? { ...user, invitedUntil: null } : user));
    await route.fulfill({ response, json: { ...list, items } });
  });
  await page.getByRole('button', { name: 'New user' }).click();
  const dialog = page.getByRole('dialog', { name: 'New user' });
  await dialog.getByLabel('Name').fill('Grace Hopper');
  await dialog.getByLabel('Email address').fill(email);
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await linkFor(page, 'Grace Hopper');
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill(email);
  const row = page.getByRole('row', { name: 'Grace Hopper' });
  await expect(row).toContainText('Invitation expired');

  await page.unrouteAll({ behavior: 'wait' });
  await row.getByRole('button', { name: 'Invite again' }).click();
  await page
    .getByRole('dialog', { name: 'Invite Grace Hopper again' })
    .getByRole('button', { name: 'Make a link' })
    .click();
  await linkFor(page, 'Grace Hopper');
  await expect(row).toContainText('Invited');
  await expect(row).not.toContainText('expired');
});

test('disabling somebody ends their session at once, enabling lets them in again', async ({
  page,
  admin,
  context,
  browser,
  watch,
}) => {
  watch.allow(/status of 40[13]/);
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  const person = await createPerson(admin, { name: 'Mary Somerville' });
  await person.api.POST('/entries', { body: { path: `${person.space}/Moon` } });
  await enter(context, boss);
  const other = await browser.newContext();
  watch.over(other);
  await enter(other, person);
  const theirs = await other.newPage();
  await theirs.goto(new URL(`/files/${person.space}`, await originOf(page)).href);
  await expect(item(theirs, 'Moon')).toBeVisible();

  await page.goto('/people');
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill(person.user.handle);
  await page.getByRole('button', { name: 'Actions for Mary Somerville' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  const row = page.getByRole('row', { name: 'Mary Somerville' });
  await expect(row).toContainText('Disabled');
  await item(theirs, 'Moon').dblclick();
  await expect(theirs).toHaveURL(/\/login\?next=/);
  await theirs.getByLabel('Email address').fill(person.email);
  await theirs.getByLabel('Password', { exact: true }).fill(person.password);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByText('Your account is disabled.')).toBeVisible();

  await page.getByRole('button', { name: 'Actions for Mary Somerville' }).click();
  await page.getByRole('menuitem', { name: 'Enable' }).click();
  await expect(row).not.toContainText('Disabled');
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByRole('heading', { name: 'Moon', level: 1 })).toBeVisible();
  await other.close();
});

test('deleting somebody asks what becomes of their files', async ({ page, admin, context }) => {
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  const person = await createPerson(admin, { name: 'Mary Somerville' });
  await person.api.upload(`${person.space}/moon.txt`, 'On the moon');
  await enter(context, boss);
  await page.goto('/people');
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill(person.user.handle);
  await page.getByRole('button', { name: 'Actions for Mary Somerville' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Mary Somerville?' });
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  await expect(dialog).toContainText('Choose one: it is not guessed.');
  await dialog.getByRole('radio', { name: /^Give them to somebody/ }).click();
  await dialog.getByRole('combobox', { name: 'New owner' }).fill(boss.user.handle);
  await page.getByRole('option', { name: boss.email }).click();
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Nobody is called that' })).toBeVisible();

  const { data: found } = await boss.api.GET('/search', { params: { query: { q: 'moon' } } });
  expect(found.items.map(({ entry }) => entry.name)).toEqual(['moon.txt']);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: person.user.handle }).click();
  await expect(item(page, 'moon.txt')).toBeVisible();
});

test('a member is refused the page of people, and sees no way to it', async ({ page, ada, watch }) => {
  watch.allow(/status of 403/);
  await page.goto('/people');
  await expect(page.getByRole('heading', { name: 'This page is for admins' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' })).toHaveCount(0);
  await expect(page.getByText(ada.user.name, { exact: true })).toHaveCount(0);
});

test('a person changes their name and their password', async ({ page, ada, watch }) => {
  watch.allow(/status of 4(00|01|03)/);
  await page.goto('/profile');
  const about = page.getByRole('region', { name: 'About you' });
  await about.getByLabel('Name').fill('Augusta Ada King');
  await about.getByRole('button', { name: /save/i }).click();
  await expect(page.getByRole('button', { name: /^Augusta Ada King/ })).toBeVisible();

  const change = page.getByRole('region', { name: 'Password', exact: true });
  await change.getByLabel('Current password').fill('not this one');
  await change.getByRole('textbox', { name: 'New password' }).fill('a much better one');
  await change.getByRole('button', { name: /change|set/i }).click();
  await expect(change.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'true');
  await change.getByLabel('Current password').fill(ada.password);
  await change.getByRole('button', { name: /change|set/i }).click();
  await expect(change.getByLabel('Current password')).toHaveValue('');

  await page.getByRole('button', { name: /account and theme/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  // The profile has a field of that name, too.
  await expect(page.getByRole('heading', { name: 'Sign in to Sheaf' })).toBeVisible();
  await page.getByLabel('Email address').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill('a much better one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
});

/** The link that the dialog shows this once: Esc does not lose it before it is copied. */
async function linkFor(page: Page, name: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: `A link for ${name}` });
  const link = await dialog.locator('pre').innerText();
  await page.keyboard.press('Escape');
  await expect(dialog).toContainText('It works once, until ');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);
  return link;
}

async function originOf(page: Page): Promise<string> {
  await page.goto('/');
  return new URL(page.url()).origin;
}
