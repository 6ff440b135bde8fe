import type { Page } from '@playwright/test';

import { pdf, plainPng, type Sample, text, wav } from '../support/samples.ts';
import { expect, test } from '../support/test.ts';
import { item, openFolder, selectedNames } from '../support/workspace.ts';

test('each kind of file is shown as what it is', async ({ page, ada }) => {
  await page.goto('/');
  const files = [
    plainPng('1 picture.png', [30, 120, 60]),
    text('2 poem.txt', 'Tyger Tyger,\nburning <b>bright</b>'),
    text('3 notes.md', '# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>\n', 'text/markdown'),
    pdf('4 paper.pdf', 'Hello'),
    wav('5 tone.wav'),
    await webm(page, '6 clip.webm'),
    { name: '7 unknown.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 3]) },
  ];
  await ada.api.uploadMany(
    ada.space,
    files.map(({ name, buffer, mimeType }) => ({ name, body: new Blob([new Uint8Array(buffer)], { type: mimeType }) })),
  );
  await openFolder(page, ada.space);
  await item(page, '1 picture.png').dblclick();
  const dialog = page.getByRole('dialog');

  await test.step('a picture', async () => {
    const picture = dialog.getByRole('img', { name: '1 picture.png' });
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(64);
    await expect(dialog).toContainText('1 of 7');
  });
  await test.step('a text, its markup shown and not obeyed', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByRole('document', { name: '2 poem.txt' })).toContainText('burning <b>bright</b>');
  });
  await test.step('Markdown, laid out', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByRole('heading', { name: 'Title' })).toBeVisible();
    await expect(dialog.getByRole('cell', { name: '2' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Show source' }).click();
    await expect(dialog).toContainText('<script>alert(1)</script>');
  });
  await test.step('a PDF', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(dialog.locator('iframe[title="4 paper.pdf"]')).toBeVisible();
  });
  await test.step('sound', async () => {
    await dialog.getByRole('button', { name: 'Next: 5 tone.wav' }).click();
    const sound = dialog.locator('audio');
    await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.duration)).toBe(1);
  });
  await test.step('a film', async () => {
    await dialog.getByRole('button', { name: /^Next: 6/ }).click();
    const film = dialog.locator('video');
    await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(64);
  });
  await test.step('what cannot be shown can be downloaded', async () => {
    await dialog.getByRole('button', { name: /^Next: 7/ }).click();
    await expect(dialog.getByRole('heading', { name: 'No preview for this file' })).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^Next/ })).toHaveCount(0);
  });
});

test('arrows go to the neighbours, Escape comes back to the row that was looked at last', async ({ page, ada }) => {
  await ada.api.POST('/entries', { body: { path: `${ada.space}/Folder` } });
  await ada.api.uploadMany(
    ada.space,
    ['a.txt', 'b.txt', 'c.txt'].map((name) => ({ name, body: `This is ${name}` })),
  );
  await openFolder(page, ada.space);
  await item(page, 'a.txt').click();
  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog', { name: 'a.txt' })).toContainText('This is a.txt');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('dialog', { name: 'a.txt' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: 'c.txt' })).toContainText('This is c.txt');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(item(page, 'c.txt')).toBeFocused();
  expect(await selectedNames(page)).toEqual(['c.txt']);
});

test('a preview has an address: it can be passed on, and Back closes it', async ({ page, ada }) => {
  await ada.api.upload(`${ada.space}/a.txt`, 'This is a.txt');
  await openFolder(page, ada.space);
  await item(page, 'a.txt').dblclick();
  await expect(page.getByRole('dialog', { name: 'a.txt' })).toBeVisible();
  const address = page.url();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(item(page, 'a.txt')).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('dialog', { name: 'a.txt' })).toContainText('This is a.txt');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'My files', level: 1 })).toBeVisible();
});

test('a page among the files cannot act as its viewer', async ({ page, ada, baseURL }) => {
  const attack = '<script>fetch("/api/me").then(() => { document.title = "stolen"; })</script><h1>Page</h1>';
  await ada.api.upload(`${ada.space}/page.html`, attack, { contentType: 'text/html' });
  const vector = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.documentElement.id = "ran"</script></svg>';
  await ada.api.upload(`${ada.space}/vector.svg`, vector, { contentType: 'image/svg+xml' });
  for (const name of ['page.html', 'vector.svg']) {
    const answer = await page.request.get(`${baseURL}/api/files/${ada.space}/${name}?disposition=inline`);
    const policy = answer.headers()['content-security-policy'] ?? '';
    const shownInline = (answer.headers()['content-disposition'] ?? '').startsWith('inline');
    expect(shownInline && !/sandbox(;|$)/.test(policy)).toBe(false);
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  }
  await openFolder(page, ada.space);
  await item(page, 'page.html').dblclick();
  await expect(page.getByRole('dialog').getByRole('document')).toContainText('<h1>Page</h1>');
});

/** A film of a few pictures, recorded by the browser itself. */
async function webm(page: Page, name: string): Promise<Sample> {
  const base64 = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
    const paint = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm; codecs=vp8' });
    const chunks: Blob[] = [];
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    recorder.start();
    for (let frame = 0; frame < 10; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      paint?.fillRect(frame * 6, 0, 6, 48);
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
    return btoa(String.fromCodePoint(...bytes));
  });
  return { name, mimeType: 'video/webm', buffer: Buffer.from(base64, 'base64') };
}
