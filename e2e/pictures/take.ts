/** Takes the pictures of the README: `pnpm --filter @sheaf/e2e pictures`, after a build. */
import { join } from 'node:path';

import { chromium, devices, type BrowserContextOptions, type Page } from '@playwright/test';
import type { SheafClient } from '@sheaf/client';

import { adminAccount, addressVariable, serverAddress } from '../support/instance.ts';
import { adminClient, createPerson, enter, type Person } from '../support/people.ts';
import { repository, startServer } from '../support/server.ts';
import { item, openFolder } from '../support/workspace.ts';
import { files, spaces } from './workspace-content.ts';

const folder = 'field-station/Spring survey';
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const phone: BrowserContextOptions = {
  ...devices['Pixel 7'],
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
};

const server = await startServer({
  SHEAF_ADMIN_EMAIL: adminAccount.email,
  SHEAF_ADMIN_PASSWORD: adminAccount.password,
});
process.env[addressVariable] = server.url;
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const ada = await createPerson(await adminClient());
  await furnish(ada.api);
  await take('workspace.png', ada, desk, async (page) => {
    await openFolder(page, folder);
    await page.getByRole('button', { name: 'Tiles' }).click();
    await page.mouse.move(900, 890);
  });
  await take('workspace-dark.png', ada, { ...desk, colorScheme: 'dark' }, async (page) => {
    await openFolder(page, folder);
    await item(page, 'curlew.wav').click();
    await item(page, 'first-snow.png').click({ modifiers: ['Shift'] });
    await page.mouse.move(900, 890);
  });
  await take('phone.png', ada, phone, async (page) => openFolder(page, folder));
} finally {
  await browser.close();
  await server.stop();
}

async function furnish(api: SheafClient): Promise<void> {
  for (const name of spaces) await api.POST('/spaces', { body: { name } });
  for (const [path, { buffer, mimeType }] of files()) {
    await api.upload(path, new Uint8Array(buffer), { contentType: mimeType });
  }
}

async function take(
  name: string,
  person: Person,
  options: BrowserContextOptions,
  compose: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    ...options,
    baseURL: serverAddress(),
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  await enter(context, person);
  const page = await context.newPage();
  await compose(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(repository, 'docs', name) });
  await context.close();
}
