import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

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

test('every page has a policy, and nobody frames it', async ({ page, ada }) => {
  const folder = fileURLToPath(new URL('../../apps/web/app', import.meta.url));
  const pages = globSync('**/page.tsx', { cwd: folder }).map((file) => `/${dirname(file)}`.replace(/^\/\.$/, '/'));
  expect(pages.length).toBeGreaterThan(10);
  const paths = pages.map((path) => path.replace(/\/\(\w+\)/g, '').replace(/\[(?:\.\.\.)?\w+\]/g, ada.space));
  for (const path of [...paths, '/docs', '/nowhere', '/_next/nowhere', '/files/a/']) {
    const headers = (await page.request.get(path, { maxRedirects: 0 })).headers();
    expect(headers['content-security-policy'], path).toMatch(/^default-src '(self|none)'.*frame-ancestors 'none'$/);
    expect(headers['content-security-policy'], path).not.toMatch(/script-src[^;]*unsafe/);
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

test('a script that somebody has uploaded does not run, though it is of this origin', async ({ page, ada, watch }) => {
  watch.allow(/Content Security Policy|violates/);
  const path = `/api/files/${ada.space}/intruder.js`;
  const answer = await page.request.put(path, { data: 'parent.intruder = true' });
  expect(answer.status()).toBe(201);
  await openFolder(page, ada.space);
  const ran = await page.evaluate(async (source) => {
    // What a page would hold if it took somebody's words for markup.
    const frame = document.createElement('iframe');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.srcdoc = `<script src="${source}"></script>`;
    document.body.append(frame);
    await loaded;
    return 'intruder' in window;
  }, `${path}?disposition=inline`);
  expect(ran).toBe(false);
});

/** What a page's policy says of scripts. */
async function scriptsOf(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  return policy.split('; ').find((directive) => directive.startsWith('script-src')) ?? '';
}
