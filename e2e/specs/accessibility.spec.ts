import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { stopsFor, furnish } from '../support/pages.ts';
import { createPerson, enter } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('nothing is seriously wrong for assistive technology', async ({ page, admin, context, watch }) => {
  test.slow();
  watch.allow(/status of 404 .*nowhere/);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/login');
  expect(await violations(page), 'sign-in').toEqual([]);
  const ada = await createPerson(admin, { role: 'admin' });
  await furnish(ada);
  await enter(context, ada);
  for (const { name, show } of stopsFor(ada)) {
    await show(page);
    expect.soft(await violations(page), name).toEqual([]);
  }
});

// What is in the pages is the same there: only the colours are others.
test('everything can be read in the dark', async ({ page, admin, context, watch }) => {
  test.slow();
  watch.allow(/status of 404 .*nowhere/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/login');
  expect(await violations(page, ['color-contrast']), 'sign-in').toEqual([]);
  const ada = await createPerson(admin, { role: 'admin' });
  await furnish(ada);
  await enter(context, ada);
  for (const { name, show } of stopsFor(ada)) {
    await show(page);
    expect.soft(await violations(page, ['color-contrast']), name).toEqual([]);
  }
});

/** What axe calls serious or critical, in words. All of its rules without a choice of them. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Colours that are still fading in are no colours to judge.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}
