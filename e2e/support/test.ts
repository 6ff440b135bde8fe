import { type BrowserContext, expect, test as base } from '@playwright/test';
import type { SheafClient } from '@sheaf/client';

import { serverAddress } from './instance.ts';
import { adminClient, createPerson, enter, type Person } from './people.ts';

export { expect };

interface Watch {
  /** An error that the test brings about itself, by what the console says of it. */
  readonly allow: (pattern: RegExp) => void;
  /** Watches the pages of one more browser window. */
  readonly over: (context: BrowserContext) => void;
}

interface Fixtures {
  /** Fails the test on a console error, an exception in a page, or a request to another host. */
  readonly watch: Watch;
  /** A member signed in to this test's browser, with a personal space that is empty. */
  readonly ada: Person;
}

export const test = base.extend<Fixtures, { readonly admin: SheafClient }>({
  admin: [async ({}, use) => use(await adminClient()), { scope: 'worker' }],

  baseURL: async ({}, use) => use(serverAddress()),

  watch: [
    async ({ context, baseURL }, use) => {
      const found: string[] = [];
      const allowed: RegExp[] = [];
      const over = (watched: BrowserContext) => follow(watched, baseURL ?? '', (trouble) => found.push(trouble));
      over(context);
      await use({ allow: (pattern) => allowed.push(pattern), over });
      expect(found.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)))).toEqual([]);
    },
    { auto: true },
  ],

  ada: async ({ admin, context }, use) => {
    const ada = await createPerson(admin);
    await enter(context, ada);
    await use(ada);
  },
});

function follow(context: BrowserContext, origin: string, report: (trouble: string) => void): void {
  context.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => report(`exception: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(origin).host) report(`foreign request: ${url}`);
  });
}
