import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Locator, Page, Route } from '@playwright/test';

import { dropFromOutside } from '../support/dropped-files.ts';
import { noise, plainPng, text } from '../support/samples.ts';
import { expect, test } from '../support/test.ts';
import { onDisk, openPicker, panel, pick } from '../support/uploads.ts';
import { item, listing, openFolder } from '../support/workspace.ts';

test('a dropped folder arrives whole: folders in folders, many files, empty ones too', async ({ page, ada }, info) => {
  const many = Array.from({ length: 130 }, (_, index) => [`trip/many/${index + 1}.txt`, `file ${index + 1}`] as const);
  const trip = await onDisk(info.outputPath('drop'), {
    'trip/plan.md': '# Plan',
    'trip/photos/day 1/beach.png': plainPng('beach.png', [240, 200, 120]).buffer,
    ...Object.fromEntries(many),
  });
  await mkdir(join(trip, 'trip/nothing in it'));
  await openFolder(page, ada.space);
  await dropFromOutside(page, { paths: [join(trip, 'trip')], at: { x: 700, y: 600 }, promise: 'Upload to My files' });
  await expect(panel(page)).toContainText(/13\d files uploaded/);
  await item(page, 'trip').dblclick();
  await expect(page.getByText('4 items')).toBeVisible();
  await item(page, 'many').dblclick();
  await expect(page.getByText('130 items')).toBeVisible();

  const { data } = await ada.api.GET('/entries', { params: { query: { folder: `${ada.space}/trip/nothing in it` } } });
  expect(data.items).toEqual([]);
  const beach = await ada.api.download(`${ada.space}/trip/photos/day 1/beach.png`);
  expect(Buffer.from(await beach.arrayBuffer()).equals(plainPng('', [240, 200, 120]).buffer)).toBe(true);
});

test('files dropped on a folder in the list go into that folder', async ({ page, ada }, info) => {
  await ada.api.POST('/entries', { body: { path: `${ada.space}/Inbox` } });
  const disk = await onDisk(info.outputPath('drop'), { 'letter.txt': 'Dear Ada' });
  await openFolder(page, ada.space);
  const box = await item(page, 'Inbox').boundingBox();
  const at = { x: (box?.x ?? 0) + 200, y: (box?.y ?? 0) + 15 };
  await dropFromOutside(page, { paths: [join(disk, 'letter.txt')], at, promise: 'Upload to Inbox' });
  await expect(panel(page)).toContainText('1 file uploaded');
  await expect(item(page, 'letter.txt')).toHaveCount(0);
  await item(page, 'Inbox').dblclick();
  await expect(item(page, 'letter.txt')).toBeVisible();
});

test('a folder can be picked', async ({ page, ada }, info) => {
  const disk = await onDisk(info.outputPath('pick'), { 'album/a.txt': 'a', 'album/inner/b.txt': 'b' });
  await ada.api.upload(`${ada.space}/before.txt`, 'there');
  await openFolder(page, ada.space);
  await (await openPicker(page, 'A folder')).setFiles(join(disk, 'album'));
  await item(page, 'album').dblclick();
  await item(page, 'inner').dblclick();
  await expect(item(page, 'b.txt')).toBeVisible();
});

test('hundreds of small files travel many to a request, and are paused, cancelled and gone on with', async ({
  page,
  ada,
}, info) => {
  const days = ['day 1', 'day 2', 'day 3', 'day 4', 'day 5', 'day 6'];
  const notes = days.flatMap((day) => Array.from({ length: 40 }, (_, index) => `trip/${day}/note ${index + 1}.txt`));
  const disk = await onDisk(info.outputPath('pick'), Object.fromEntries(notes.map((path) => [path, `is ${path}`])));
  await ada.api.upload(`${ada.space}/before.txt`, 'there');
  await openFolder(page, ada.space);
  let [sent, passing] = [0, 2];
  await page.route('**/api/files', (route) => {
    sent += 1;
    if (sent <= passing) return route.continue();
  });
  const all = panel(page).getByRole('progressbar', { name: 'All uploads' });

  await (await openPicker(page, 'A folder')).setFiles(join(disk, 'trip'));
  await expect(panel(page)).toContainText('Uploading 160 files');
  await expect(panel(page)).toContainText('80 done');
  await expect(all).toHaveAttribute('aria-valuenow', '33');
  await panel(page).getByRole('button', { name: 'Pause' }).click();
  await expect(panel(page)).toContainText('Paused: 160 files');

  [sent, passing] = [0, 2];
  await panel(page).getByRole('button', { name: 'Resume' }).click();
  await expect(panel(page)).toContainText('160 done');
  await panel(page).getByRole('button', { name: 'Cancel all' }).click();
  await expect(panel(page)).toContainText('160 files uploaded');
  await expect(panel(page)).toContainText('80 cancelled');

  [sent, passing] = [0, Infinity];
  await (await openPicker(page, 'A folder')).setFiles(join(disk, 'trip'));
  await expect(panel(page)).toContainText('240 files uploaded');
  // Only what was missing: in as many forms as it takes when it comes mixed with what is there.
  expect(sent).toBeLessThanOrEqual(6);
  await item(page, 'trip').dblclick();
  await expect(page.getByText('6 items')).toBeVisible();
  await item(page, 'day 4').dblclick();
  await expect(page.getByText('40 items')).toBeVisible();
  const arrived = await Promise.all(
    days.map((day) =>
      ada.api.GET('/entries', { params: { query: { folder: `${ada.space}/trip/${day}`, limit: 100 } } }),
    ),
  );
  expect(arrived.map(({ data }) => data.items.length)).toEqual(days.map(() => 40));
  expect(await contents(ada.api, ada.space, notes.slice(-3))).toEqual(notes.slice(-3).map((path) => `is ${path}`));
});

test('taken names are asked about, one by one or all alike', async ({ page, ada }) => {
  const names = ['one.txt', 'two.txt', 'three.txt'];
  await ada.api.uploadMany(
    ada.space,
    names.map((name) => ({ name, body: `old ${name}` })),
  );
  await openFolder(page, ada.space);
  const again = (word: string) => names.map((name) => text(name, `${word} ${name}`));
  const dialog = page.getByRole('dialog', { name: 'That name is taken' });
  const all = dialog.getByRole('checkbox', { name: /^Do the same for/ });

  await test.step('each its own answer', async () => {
    await pick(page, again('newer'));
    await expect(dialog).toContainText('My files already holds a file named one.txt.');
    await dialog.getByRole('button', { name: 'New version' }).click();
    await expect(dialog).toContainText('two.txt');
    await dialog.getByRole('button', { name: 'Skip' }).click();
    await expect(dialog).toContainText('three.txt');
    await dialog.getByRole('button', { name: 'Keep both' }).click();
    await expect(panel(page)).toContainText('2 files uploaded');
    await expect(panel(page)).toContainText('1 skipped');
    await expect(item(page, 'three (2).txt')).toBeVisible();
    expect(await contents(ada.api, ada.space, [...names, 'three (2).txt'])).toEqual([
      'newer one.txt',
      'old two.txt',
      'old three.txt',
      'newer three.txt',
    ]);
  });

  await test.step('one answer for all', async () => {
    await pick(page, again('newest yet'));
    await all.click();
    await dialog.getByRole('button', { name: 'New version' }).click();
    await expect(panel(page)).toContainText('3 files uploaded');
    expect(await contents(ada.api, ada.space, names)).toEqual(names.map((name) => `newest yet ${name}`));
  });

  await test.step('the very same bytes are no question', async () => {
    await pick(page, [...again('newest yet'), text('four.txt', 'one that is new')]);
    await expect(panel(page)).toContainText('4 files uploaded');
    await expect(dialog).toHaveCount(0);
    await expect(listing(page).locator('[data-row-id]')).toHaveCount(5);
  });
});

test('a large file shows how far it is, warns on leaving, and can be cancelled', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/before.txt`, 'there');
  await openFolder(page, ada.space);
  await slowUploads(page, 150 * 1024);
  await pick(page, [noise('film.bin', 3_000_000)]);
  const bar = panel(page).getByRole('progressbar', { name: 'Upload of film.bin' });
  await expect.poll(() => progressOf(bar), { timeout: 30_000 }).toBeGreaterThan(0);
  expect(await progressOf(bar)).toBeLessThan(100);

  await test.step('leaving asks first', async () => {
    const asked = page.waitForEvent('dialog');
    const leaving = page.evaluate(() => window.location.assign('/trash'));
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await leaving;
    await expect(bar).toBeVisible();
  });

  await test.step('the panel goes and comes back, and the upload goes on', async () => {
    await panel(page).getByRole('button', { name: 'Hide: uploads go on' }).click();
    await expect(panel(page)).toHaveCount(0);
    await page.getByRole('link', { name: 'Trash' }).click();
    await expect(page.getByRole('heading', { name: 'Trash', level: 1 })).toBeVisible();
    await page.getByRole('button', { name: /^Uploads: Uploading 1 file/ }).click();
    await expect(bar).toBeVisible();
  });

  await panel(page).getByRole('button', { name: 'Cancel film.bin' }).click();
  await expect(panel(page)).toContainText('Nothing uploaded');
  await page.goto('/');
  await expect(item(page, 'before.txt')).toBeVisible();
  await expect(item(page, 'film.bin')).toHaveCount(0);
});

test('a large file goes on where it was: over a lost connection, after a pause, and after a reload', async ({
  page,
  ada,
  watch,
}, info) => {
  test.slow();
  watch.allow(/ERR_CONNECTION_RESET/);
  const film = noise('film.bin', 18_000_000);
  const disk = await onDisk(info.outputPath('pick'), { 'film.bin': film.buffer });
  /** Where each part begins that is sent; null: a new upload. */
  const sent: (number | null)[] = [];
  let hold: ((route: Route) => void) | null = null;
  await page.route('**/api/uploads**', async (route) => {
    const request = route.request();
    if (request.method() === 'POST') sent.push(null);
    if (request.method() === 'PATCH') sent.push(Number(request.headers()['upload-offset']));
    if (request.method() === 'PATCH' && sent.at(-1) !== 0 && hold) hold(route);
    else await route.fallback();
  });
  /** The next part but the first: it waits. */
  const nextPart = () =>
    new Promise<Route>((resolve) => {
      hold = resolve;
    });
  await ada.api.upload(`${ada.space}/before.txt`, 'there');
  await openFolder(page, ada.space);

  let part = nextPart();
  await (await openPicker(page)).setFiles(join(disk, 'film.bin'));
  const cut = await part;
  part = nextPart();
  await cut.abort('connectionreset');
  await part;
  await panel(page).getByRole('button', { name: 'Pause' }).click();
  await expect(panel(page)).toContainText('Paused: 1 file');
  await expect(panel(page)).toContainText('8.4 MB of 18 MB');

  part = nextPart();
  await panel(page).getByRole('button', { name: 'Resume' }).click();
  await part;
  hold = null;
  page.on('dialog', (question) => void question.accept());
  await page.reload();
  await (await openPicker(page)).setFiles(join(disk, 'film.bin'));
  await expect(panel(page)).toContainText('1 file uploaded');
  const step = 8 * 1024 * 1024;
  expect(sent).toEqual([null, 0, step, step, step, step, 2 * step]);
  const arrived = await ada.api.download(`${ada.space}/film.bin`);
  expect(Buffer.from(await arrived.arrayBuffer()).equals(film.buffer)).toBe(true);
});

test('what the server refuses says why and can be tried again', async ({ page, ada, watch }) => {
  watch.allow(/status of 507/);
  await ada.api.upload(`${ada.space}/before.txt`, 'there');
  await openFolder(page, ada.space);
  await page.route(
    '**/api/files/**',
    (route) =>
      route.fulfill({
        status: 507,
        contentType: 'application/problem+json',
        json: { type: 'about:blank', title: 'Insufficient storage', status: 507, code: 'insufficient_storage' },
      }),
    { times: 1 },
  );
  await pick(page, [noise('big.bin', 400_000)]);
  await expect(panel(page)).toContainText('The server has run out of space.');
  await expect(panel(page)).toContainText('1 file not uploaded');
  await panel(page).getByRole('button', { name: 'Try big.bin again' }).click();
  await expect(panel(page)).toContainText('1 file uploaded');
  await expect(item(page, 'big.bin')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Clear finished' }).click();
  await expect(panel(page)).toContainText('No uploads');
  await panel(page).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Uploads', exact: true }).click();
  await expect(panel(page)).toBeVisible();
});

async function progressOf(bar: Locator): Promise<number> {
  return Number(await bar.getAttribute('aria-valuenow'));
}

/** Sends no more than so many bytes a second from now on. */
async function slowUploads(page: Page, uploadThroughput: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
  await devtools.send('Network.emulateNetworkConditions', conditions);
}

async function contents(
  api: { download: (path: string) => Promise<Response> },
  folder: string,
  names: readonly string[],
): Promise<string[]> {
  return Promise.all(names.map(async (name) => (await api.download(`${folder}/${name}`)).text()));
}
