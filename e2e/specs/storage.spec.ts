import { readFile } from 'node:fs/promises';

import { createPerson, enter } from '../support/people.ts';
import { noise, plainPng } from '../support/samples.ts';
import { expect, test } from '../support/test.ts';
import { item, listing, openFolder } from '../support/workspace.ts';

test('a folder, and what is selected, can be downloaded as a zip', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/Box/note.txt`, 'the one inside');
  await ada.api.upload(`${ada.space}/one.txt`, '1');
  await ada.api.upload(`${ada.space}/two.txt`, '2');
  await openFolder(page, ada.space);
  const toolbar = page.getByRole('toolbar', { name: 'Selected items' });
  const archive = async () => {
    const started = page.waitForEvent('download');
    await toolbar.getByRole('button', { name: 'Download as zip' }).click();
    const download = await started;
    const bytes = await readFile(await download.path());
    return { name: download.suggestedFilename(), text: bytes.toString('latin1') };
  };

  await item(page, 'Box').click();
  const whole = await archive();
  expect(whole.name).toBe('Box.zip');
  expect(whole.text).toContain('Box/note.txt');
  await item(page, 'one.txt').click({ modifiers: ['Control'] });
  const chosen = await archive();
  expect(chosen.text).toContain('one.txt');
  expect(chosen.text).not.toContain('two.txt');
});

test('an admin limits what somebody may store, who sees how much is left and why nothing more fits', async ({
  page,
  admin,
  context,
  browser,
  watch,
}) => {
  watch.allow(/status of 507/);
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  const person = await createPerson(admin, { name: 'Mary Somerville' });
  await person.api.upload(`${person.space}/moon.bin`, new Uint8Array(600_000));
  await enter(context, boss);
  await page.goto('/people');
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill(person.user.handle);
  await expect(page.getByRole('row', { name: 'Mary Somerville' })).toContainText('600 kB');
  await page.getByRole('button', { name: 'Actions for Mary Somerville' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit Mary Somerville' });
  await dialog.getByLabel('Limit in gigabytes').fill('0.001');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);

  const other = await browser.newContext();
  watch.over(other);
  await enter(other, person);
  const theirs = await other.newPage();
  await theirs.goto(new URL(`/files/${person.space}`, page.url()).href);
  await expect(item(theirs, 'moon.bin')).toBeVisible();
  const left = theirs.getByRole('navigation', { name: 'Main' });
  await expect(left).toContainText('600 kB of 1.0 MB');
  await expect(left.getByRole('progressbar', { name: 'What you may store' })).toHaveAttribute('aria-valuenow', '60');
  const choosing = theirs.waitForEvent('filechooser');
  await theirs.keyboard.press('Alt+u');
  await (await choosing).setFiles(noise('sun.bin', 500_000));
  const uploads = theirs.getByRole('region', { name: 'Uploads', exact: true });
  await expect(uploads).toContainText('There is no room left for it');
  await other.close();
});

test('an admin limits a space, whose owners see how full it is', async ({ page, admin, context }) => {
  const boss = await createPerson(admin, { name: 'Charles Babbage', role: 'admin' });
  await boss.api.upload(`${boss.space}/engine.bin`, new Uint8Array(500_000));
  await enter(context, boss);
  await page.goto('/spaces');
  await page.getByRole('button', { name: 'Actions for My files' }).click();
  await page.getByRole('menuitem', { name: 'Limit its size' }).click();
  const dialog = page.getByRole('dialog', { name: 'Limit the size of My files' });
  await dialog.getByLabel('Limit in gigabytes').fill('a lot');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Type a number such as 10 or 0.5, or nothing.');
  await dialog.getByLabel('Limit in gigabytes').fill('0.002');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row', { name: /^My files/ });
  await expect(row).toContainText('500 kB of 2.0 MB');
  await expect(row.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
});

test('tiles show images small, and their icon where that fails', async ({ page, ada }) => {
  const picture = plainPng('sun.png', [250, 190, 60]);
  await ada.api.upload(`${ada.space}/sun.png`, new Blob([new Uint8Array(picture.buffer)], { type: 'image/png' }));
  await ada.api.upload(`${ada.space}/note.txt`, 'no image');
  await openFolder(page, ada.space);
  await page.getByRole('button', { name: 'Tiles' }).click();
  const image = item(page, 'sun.png').locator('img');
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(64);
  expect(await image.getAttribute('src')).toContain('/thumbnail');
  await expect(listing(page).locator('img')).toHaveCount(1);
});
