import { readFile } from 'node:fs/promises';

import type { Browser, BrowserContext, Page } from '@playwright/test';

import { serverAddress } from '../support/instance.ts';
import { type Person, shareAddress } from '../support/people.ts';
import { text } from '../support/samples.ts';
import { expect, test } from '../support/test.ts';

test('a link shows a folder to somebody without an account, and tells no other page of itself', async ({
  browser,
  ada,
  watch,
}) => {
  await ada.api.upload(`${ada.space}/Trip/plan.md`, '# The plan\n\nWe leave [here](https://example.org) at nine.');
  await ada.api.upload(`${ada.space}/Trip/list.txt`, 'eggs');
  await ada.api.upload(`${ada.space}/Trip/Day 1/50% off.bin`, new Uint8Array([1, 2, 3]));
  const address = await shareAddress(ada.api, { entry: await folderId(ada, 'Trip') });
  const page = await visit(browser, watch.over);
  const referrers: string[] = [];
  page.on('request', (request) => void request.headerValue('referer').then((value) => referrers.push(value ?? '')));

  await test.step('the address in the API leads to the page', async () => {
    const answer = await page.goto(address.replace('/s/', '/api/links/'));
    expect(new URL(page.url()).pathname).toBe(address);
    expect(answer?.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
    await expect(page.getByRole('heading', { name: 'Trip', level: 1 })).toBeVisible();
    await expect(page.getByText('Shared by Ada Lovelace')).toBeVisible();
  });

  await test.step('a file is looked at, which counts for it alone, and Back closes it', async () => {
    await page.getByRole('link', { name: /^plan\.md/ }).click();
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'The plan' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect((await ada.api.GET('/shares')).data.items[0]?.downloads).toBe(1);
  });

  await test.step('all of it is downloaded at once', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download all' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Trip.zip');
    expect(String((await readFile(await download.path())).subarray(0, 2))).toBe('PK');
  });

  await test.step('folders are walked into, the address keeps the place, and Back goes back', async () => {
    await page.getByRole('link', { name: 'Day 1' }).click();
    await expect(page.getByRole('heading', { name: 'Day 1', level: 1 })).toBeFocused();
    await page.reload();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download 50% off.bin' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('50% off.bin');
    expect([...(await readFile(await download.path()))]).toEqual([1, 2, 3]);
    await page.goBack();
    await expect(page.getByRole('link', { name: /^plan\.md/ })).toBeVisible();
  });

  expect(new Set(referrers)).toEqual(new Set(['']));
});

test('a password opens a link, its downloads are counted, and it ends when it is revoked', async ({
  browser,
  ada,
  watch,
}) => {
  const { id: entry } = await ada.api.upload(`${ada.space}/secret.txt`, 'The cake is in the oven.');
  const body = { entry, password: 'open sesame', maxDownloads: 1 };
  const { data: link } = await ada.api.POST('/shares', { body });
  const page = await visit(browser, watch.over);
  watch.allow(/status of (401|403|404)/);
  await page.goto(new URL(link.url).pathname);

  const password = page.getByRole('textbox', { name: 'Password' });
  await password.fill('abracadabra');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That is not the password of this link.')).toBeVisible();
  await password.fill('open sesame');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'secret.txt' })).toBeVisible();
  await expect(page.getByText('1 download left')).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(String(await readFile(await download.path()))).toBe('The cake is in the oven.');
  await page.reload();
  await expect(page.getByText('The downloads of this link are used up.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download' })).toHaveCount(0);

  await ada.api.DELETE('/shares/{id}', { params: { path: { id: link.id } } });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
});

test('files are sent by a link for uploads, which shows nothing; what failed is tried again', async ({
  browser,
  ada,
  watch,
}) => {
  await ada.api.upload(`${ada.space}/Inbox/letter.txt`, 'the first one');
  const address = await shareAddress(ada.api, { entry: await folderId(ada, 'Inbox'), access: 'upload' });
  const page = await visit(browser, watch.over);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Send files to Ada Lovelace' })).toBeVisible();
  await expect(page.getByText('letter.txt')).toHaveCount(0);

  watch.allow(/net::ERR_INTERNET_DISCONNECTED/);
  await page.context().setOffline(true);
  const files = page.getByLabel('Files to upload');
  await files.setInputFiles([text('letter.txt', 'the second one'), text('list.txt', 'eggs')]);
  await expect(page.getByText('2 files not uploaded')).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await expect(page.getByText('2 files uploaded')).toBeVisible();
  await expect(page.getByText('Ada Lovelace has them.')).toBeVisible();

  const { data: inbox } = await ada.api.GET('/entries', { params: { query: { folder: `${ada.space}/Inbox` } } });
  expect(inbox.items.map(({ name }) => name)).toEqual(['letter (2).txt', 'letter.txt', 'list.txt']);
  expect(await (await ada.api.download(`${ada.space}/Inbox/letter (2).txt`)).text()).toBe('the second one');
});

/** A browser that has nothing to do with anybody's session. */
async function visit(browser: Browser, watch: (context: BrowserContext) => void): Promise<Page> {
  const context = await browser.newContext({ baseURL: serverAddress() });
  watch(context);
  return context.newPage();
}

async function folderId({ api, space }: Person, name: string): Promise<string> {
  const { data } = await api.GET('/entries', { params: { query: { folder: `${space}/${name}` } } });
  return data.folder.id;
}
