import { join } from 'node:path';

import type { Page } from '@playwright/test';
import type { SheafClient } from '@sheaf/client';

import { dropFromOutside } from '../support/dropped-files.ts';
import { noise } from '../support/samples.ts';
import { expect, test } from '../support/test.ts';
import { onDisk, openPicker, panel } from '../support/uploads.ts';
import { notice, openFolder } from '../support/workspace.ts';

test('what was dropped goes on after a reload, with a click where the browser asks first', async ({
  page,
  ada,
}, info) => {
  const disk = await onDisk(info.outputPath('drop'), {
    'trip/small.txt': 'small',
    'trip/photos/big.bin': noise('big.bin', 400_000).buffer,
  });
  await ada.api.upload(`${ada.space}/before.txt`, 'there');
  page.on('dialog', (question) => void question.accept());
  const interrupt = async (folder: string) => {
    await openFolder(page, folder);
    await page.route('**/big.bin', () => {}, { times: 1 });
    const at = { x: 700, y: 600 };
    await dropFromOutside(page, { paths: [join(disk, 'trip')], at, promise: /^Upload to / });
    await expect(panel(page)).toContainText('1 done');
    await expect.poll(() => rememberedUploads(page)).toEqual(['trip/photos/big.bin']);
    await page.reload();
  };

  await test.step('by itself, as long as the browser lets the page read', async () => {
    await interrupt(ada.space);
    await expect(panel(page)).toContainText('1 file uploaded');
    expect(await sizes(ada.api, `${ada.space}/trip`)).toEqual({ 'small.txt': 5, photos: null });
    expect(await sizes(ada.api, `${ada.space}/trip/photos`)).toEqual({ 'big.bin': 400_000 });
    await expect.poll(() => rememberedUploads(page)).toEqual([]);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Uploads', exact: true })).toBeVisible();
    await expect(panel(page)).toHaveCount(0);
  });

  await test.step('with a click', async () => {
    // Browsers ask once all windows were closed. Nobody could answer this one, so the answer is given for it.
    await page.addInitScript(() => {
      const said = (permission: PermissionState) => ({ value: async () => permission });
      Object.defineProperty(FileSystemHandle.prototype, 'queryPermission', said('prompt'));
      Object.defineProperty(FileSystemHandle.prototype, 'requestPermission', said('granted'));
    });
    await ada.api.POST('/entries', { body: { path: `${ada.space}/again` } });
    await interrupt(`${ada.space}/again`);
    await expect(panel(page)).toContainText('1 upload not finished');
    await expect(panel(page)).toContainText('Waits for your permission · 400 kB');
    await panel(page).getByRole('button', { name: 'Go on' }).click();
    await expect(panel(page)).toContainText('1 file uploaded');
    expect(await sizes(ada.api, `${ada.space}/again/trip/photos`)).toEqual({ 'big.bin': 400_000 });
  });
});

test('what was chosen in a dialog is listed after a reload, and goes on when it is chosen again', async ({
  page,
  ada,
}, info) => {
  const disk = await onDisk(info.outputPath('pick'), {
    'trip/small.txt': 'small',
    'trip/photos/big.bin': noise('big.bin', 400_000).buffer,
    'other/photos/big.bin': noise('another', 400_000).buffer,
  });
  await ada.api.POST('/entries', { body: { path: `${ada.space}/here` } });
  await openFolder(page, `${ada.space}/here`);
  await page.route('**/big.bin', () => {}, { times: 1 });
  await (await openPicker(page, 'A folder')).setFiles(join(disk, 'trip'));
  await expect(panel(page)).toContainText('1 done');
  page.on('dialog', (question) => void question.accept());
  await expect.poll(() => rememberedUploads(page)).toEqual(['trip/photos/big.bin']);
  await page.reload();
  await expect(panel(page)).toContainText('1 upload not finished');
  await expect(panel(page)).toContainText('Choose it again · 400 kB');

  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(second.getByRole('button', { name: 'Uploads: 1 upload not finished' })).toBeVisible();
  await second.close();

  await openFolder(page, ada.space);
  const chooseAgain = async (folder: string) => {
    const choosing = page.waitForEvent('filechooser');
    await panel(page).getByRole('button', { name: 'Choose again' }).click();
    await (await choosing).setFiles(join(disk, folder));
  };
  await chooseAgain('other');
  await expect(notice(page, 'None of them is missing')).toBeVisible();
  await chooseAgain('trip');
  await expect(panel(page)).toContainText('1 file uploaded');
  expect(await sizes(ada.api, `${ada.space}/here/trip/photos`)).toEqual({ 'big.bin': 400_000 });
  await expect.poll(() => rememberedUploads(page)).toEqual([]);
});

/** What a folder holds: names, and how large files are. */
async function sizes(api: SheafClient, folder: string): Promise<Record<string, number | null>> {
  const { data } = await api.GET('/entries', { params: { query: { folder } } });
  return Object.fromEntries(data.items.map(({ name, size }) => [name, size]));
}

/** The paths that the browser keeps in mind. */
async function rememberedUploads(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const known = (await indexedDB.databases()).find(({ name }) => name?.startsWith('sheaf-uploads-'));
    if (!known?.name) return [];
    const opening = indexedDB.open(known.name);
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const reading = opening.result.transaction('files').objectStore('files').getAll();
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    opening.result.close();
    return reading.result.map((file: { path: string }) => file.path);
  });
}
