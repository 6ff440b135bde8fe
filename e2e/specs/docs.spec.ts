import { expect, test } from '../support/test.ts';

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Operation {
  readonly tag: string;
  readonly summary: string;
  readonly address: string;
}

// A trace copies this very large page at every step.
test.use({ trace: 'off' });

test('the API reference shows every operation and loads nothing from elsewhere', async ({ page, request }) => {
  test.slow();
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`refused by the page's policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const description = (await (await request.get('/openapi.json')).json()) as Description;
  const operations = operationsOf(description);
  expect(operations.length).toBeGreaterThan(30);
  await page.goto('/docs');
  await expect(page.getByRole('heading', { name: /^Sheaf/, level: 1 })).toBeVisible();

  await test.step('each stands in the menu, under its resource', async () => {
    for (const tag of new Set(operations.map((operation) => operation.tag))) {
      await page.getByRole('link', { name: tag, exact: true }).click();
      for (const { summary } of operations.filter((operation) => operation.tag === tag)) {
        await expect(page.locator('a', { hasText: summary }).first()).toBeVisible();
      }
    }
  });

  await test.step('and can be read', async () => {
    await page.getByRole('link', { name: 'Files', exact: true }).click();
    for (const { summary, address } of operations.filter(({ tag }) => tag === 'Files')) {
      await page.getByRole('link', { name: summary }).first().click();
      await expect(page.getByRole('heading', { name: summary }).first()).toBeVisible();
      await expect(page.getByText(address).first()).toBeVisible();
    }
  });
});

test('the description can be had as YAML and as JSON', async ({ request }) => {
  const yaml = await request.get('/openapi.yaml');
  expect(await yaml.text()).toContain('openapi: 3.1.1');
  const json = await request.get('/openapi.json');
  expect(json.headers()['content-type']).toContain('application/json');
});

function operationsOf(description: Description): Operation[] {
  return Object.entries(description.paths).flatMap(([address, methods]) =>
    Object.values(methods).flatMap((operation) => (isOperation(operation) ? described(operation, address) : [])),
  );
}

function described({ summary, tags }: { summary: string; tags: string[] }, address: string): Operation {
  return { summary, address, tag: tags[0] ?? '' };
}

function isOperation(value: unknown): value is { summary: string; tags: string[] } {
  return typeof value === 'object' && value !== null && 'operationId' in value;
}
