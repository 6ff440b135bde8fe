import type { Page } from '@playwright/test';

import { expect, test } from '../support/test.ts';
import { openFolder } from '../support/workspace.ts';

test('each page has a nonce of its own for the scripts in it', async ({ page, ada, watch }) => {
  watch.allow(/status of 404/);
  for (const path of ['/', `/files/${ada.space}`, '/login', '/nothing-here']) {
    const first = await scriptsOf(page, path);
    expect(first).not.toContain('unsafe');
    expect(first).toMatch(/'nonce-[\w+/]{22}=='/);
    expect(await scriptsOf(page, path)).not.toBe(first);
  }
});

test('a script that came into a page from elsewhere does not run', async ({ page, ada, watch }) => {
  watch.allow(/Content Security Policy/);
  await openFolder(page, ada.space);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
    return 'intruder' in window;
  });
  expect(ran).toBe(false);
});

/** What a page's policy says of scripts. */
async function scriptsOf(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  return policy.split('; ').find((directive) => directive.startsWith('script-src')) ?? '';
}
