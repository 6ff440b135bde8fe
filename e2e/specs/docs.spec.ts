import { expect, test } from '../support/test.ts';

test('the API reference shows every operation and loads nothing from elsewhere', async ({ page, request }) => {
  test.slow();
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`refused by the page's policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const description: unknown = await (await request.get('/openapi.json')).json();
  const summaries = summariesIn(description);
  expect(summaries.length).toBeGreaterThan(30);

  await page.goto('/docs');
  for (const summary of summaries) {
    await expect(page.getByRole('heading', { name: summary, exact: true }).first()).toBeAttached();
  }
  await expect(page.getByRole('heading', { name: 'Upload a file', exact: false }).first()).toBeAttached();
});

function summariesIn(description: unknown): string[] {
  const found: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if ('operationId' in value && 'summary' in value && typeof value.summary === 'string') found.push(value.summary);
    Object.values(value).forEach(walk);
  };
  walk(description);
  return found;
}
