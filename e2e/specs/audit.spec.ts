import { readFile } from 'node:fs/promises';

import type { AuditEvent } from '@sheaf/client';

import { createPerson, enter } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('an admin finds what somebody did, and downloads it', async ({ page, admin, context }) => {
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  const ada = await createPerson(admin);
  await ada.api.POST('/api-keys', { body: { name: 'nightly backup', scopes: ['files:read'] } });
  const { data: key } = await ada.api.POST('/api-keys', { body: { name: 'sync', scopes: ['files:write'] } });
  await ada.api.POST('/entries', {
    body: { path: `${ada.space}/Notes` },
    headers: { authorization: `Bearer ${key.secret}` },
  });
  await enter(context, boss);
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  await page.getByRole('combobox', { name: 'Person' }).fill(ada.email);
  await page.getByRole('option', { name: ada.email }).click();

  const rows = page.getByRole('table', { name: 'Events' }).getByRole('row', { name: 'Ada Lovelace' });
  await expect(rows.first()).toContainText('Added a file or folder');
  await expect(rows.first()).toContainText(`${ada.space}/Notes`);
  await expect(rows.first()).toContainText('API key');
  const actions = page.getByRole('combobox', { name: 'Actions' });
  await actions.click();
  await page.getByRole('option', { name: 'Made an API key' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('option', { name: 'Added a file or folder' }).click();
  await expect(rows).toHaveCount(3);
  await page.getByRole('option', { name: 'Added a file or folder' }).click();
  await page.keyboard.press('Escape');
  await expect(actions).toContainText('Made an API key');
  await page.getByRole('combobox', { name: 'Time' }).click();
  await page.getByRole('option', { name: 'Last hour' }).click();
  await expect(page.getByRole('link', { name: 'Download NDJSON' })).toHaveAttribute('href', /[?&]from=20/);
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('sync');
  await expect(rows.last()).toContainText('nightly backup');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download NDJSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('audit.ndjson');
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as AuditEvent).target)).toEqual([key.id, expect.any(String)]);

  await actions.click();
  await page.getByRole('option', { name: 'Made an API key' }).click();
  await page.getByRole('option', { name: 'Removed a member' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.getByRole('table', { name: 'Events' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Person' })).toHaveValue('');
});

test('the log goes on where it ended, and where it failed', async ({ page, admin, context, watch }) => {
  watch.allow(/status of 500/);
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  const names = Array.from({ length: 51 }, (_, index) => `${boss.space}/${index}`);
  await Promise.all(names.map((path) => boss.api.POST('/entries', { body: { path } })));
  await enter(context, boss);
  await page.goto('/audit');
  await page.getByRole('combobox', { name: 'Person' }).fill(boss.email);
  await page.getByRole('option', { name: boss.email }).click();

  const rows = page.getByRole('table', { name: 'Events' }).getByRole('row', { name: 'Charles Babbage' });
  await expect(rows).toHaveCount(50);
  await page.route('**/api/audit?*', (route) => route.fulfill({ status: 500 }));
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(rows).toHaveCount(52);
  await expect(rows.last()).toContainText('Signed in');
  await expect(page.getByRole('button', { name: 'Load more' })).toHaveCount(0);
});

test('a member is refused the page of the audit log, and sees no way to it', async ({ page, ada, watch }) => {
  watch.allow(/status of 403/);
  await page.goto('/audit');
  await expect(page.getByRole('heading', { name: 'This page is for admins' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' })).toHaveCount(0);
  await expect(page.getByText(ada.user.name, { exact: true })).toHaveCount(0);
});
