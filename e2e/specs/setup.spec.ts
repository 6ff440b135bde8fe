import { readFile } from 'node:fs/promises';

import { noise, pdf, plainPng, text } from '../support/samples.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { expect, test as base } from '../support/test.ts';
import { item, listing, notice } from '../support/workspace.ts';

/** A server that nobody has set up. */
const test = base.extend<{ readonly fresh: RunningServer }>({
  fresh: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
  baseURL: async ({ fresh }, use) => use(fresh.url),
});

test('from the first start to a file deleted and brought back', async ({ page, fresh }) => {
  const address = (await fresh.line(/^Finish the set-up at /)).split(' ').at(-1) ?? '';
  const files = [
    text('harvest plan.md', '# Harvest\n\nThe combine arrives on Tuesday.\n', 'text/markdown'),
    plainPng('field.png', [212, 175, 55]),
    pdf('invoice.pdf', 'Invoice 42'),
    noise('survey.bin', 700_000),
  ];

  await test.step('set up', async () => {
    await page.goto(address);
    await page.getByLabel('Your name').fill('Ada Lovelace');
    await page.getByLabel('Email address').fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill('analytical engine');
    await page.getByRole('button', { name: 'Create the admin account' }).click();
    await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
    await expect(page).toHaveURL(/\/files\/(~|%7E)ada/);
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'shared' })).toBeVisible();
  });

  await test.step('make a folder and upload', async () => {
    const dialog = page.getByRole('dialog', { name: 'New folder' });
    // The page is in sight before it listens: on a busy machine the first click is nobody's.
    await expect(async () => {
      await page.getByRole('button', { name: 'New folder' }).click({ timeout: 1000 });
      await expect(dialog).toBeVisible({ timeout: 1000 });
    }).toPass();
    await dialog.getByLabel('Name').fill('Farm');
    await page.keyboard.press('Enter');
    await item(page, 'Farm').dblclick();
    await expect(page.getByRole('heading', { name: 'Farm', level: 1 })).toBeVisible();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('main').getByRole('button', { name: 'Upload files' }).first().click();
    await (await choosing).setFiles(files);
    for (const { name } of files) await expect(item(page, name)).toBeVisible();
  });

  await test.step('browse', async () => {
    await page.getByRole('navigation', { name: 'Folders above' }).getByRole('link', { name: 'My files' }).click();
    await expect(item(page, 'Farm')).toBeVisible();
    await page.goBack();
    await expect(listing(page).locator('[data-row-id]')).toHaveCount(files.length);
  });

  await test.step('search', async () => {
    await page.getByRole('combobox', { name: 'Search all files' }).fill('combine');
    const found = page.getByRole('option', { name: /harvest plan\.md/ });
    await expect(found).toContainText('The combine arrives on Tuesday.');
    await page.keyboard.press('Escape');
  });

  await test.step('download', async () => {
    for (const file of files) {
      await item(page, file.name).click();
      const started = page.waitForEvent('download');
      await page.getByRole('toolbar', { name: 'Selected items' }).getByRole('button', { name: 'Download' }).click();
      const download = await started;
      expect(download.suggestedFilename()).toBe(file.name);
      expect((await readFile(await download.path())).equals(file.buffer)).toBe(true);
    }
  });

  await test.step('delete and undo', async () => {
    await item(page, 'survey.bin').click();
    await page.keyboard.press('Delete');
    await expect(item(page, 'survey.bin')).toHaveCount(0);
    await expect(notice(page, 'survey.bin moved to the trash')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(item(page, 'survey.bin')).toBeVisible();
    await page.reload();
    await expect(item(page, 'survey.bin')).toBeVisible();
  });
});

test('set-up asks for the token, refuses another, and shuts behind the first admin', async ({ page, fresh, watch }) => {
  watch.allow(/status of 403/);
  const token = new URL((await fresh.line(/^Finish the set-up at /)).split(' ').at(-1) ?? '').searchParams.get('token');
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('Email address').fill('ada@example.org');
  await page.getByLabel('Password', { exact: true }).fill('analytical engine');
  await page.getByLabel('Set-up token').fill('not-the-token-of-this-server-at-all');
  await page.getByRole('button', { name: 'Create the admin account' }).click();
  await expect(page.getByText('That is not the token of this server.')).toBeVisible();

  await page.getByLabel('Set-up token').fill(token ?? '');
  await page.getByRole('button', { name: 'Create the admin account' }).click();
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
  await page.goto('/setup');
  await expect(page.getByRole('heading', { name: 'Already set up' })).toBeVisible();
});
