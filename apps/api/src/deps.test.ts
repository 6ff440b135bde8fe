import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { deps } from './deps.ts';
import { systemContext } from './services/context.ts';
import { getHealth } from './services/health.ts';
import { getSetup } from './services/setup.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheaf-deps-'));
  vi.stubEnv('SHEAF_DATA_DIR', folder);
  vi.stubEnv('LOG_LEVEL', 'silent');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, Symbol.for('sheaf.deps'));
  await rm(folder, { recursive: true });
});

test('importing opens nothing; the first call opens everything, once', async () => {
  expect(await readdir(folder)).toEqual([]);
  const [first, second] = await Promise.all([deps(), deps()]);
  expect(second).toBe(first);
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['sheaf.db', 'blobs', 'tmp']));
  await first.close();
});

test('a bad value is named, and a start that failed is tried again', async () => {
  vi.stubEnv('PORT', 'many');
  await expect(deps()).rejects.toThrow('PORT');
  vi.stubEnv('PORT', '');
  await (await deps()).close();
});

test('the admin of the environment is made when there is none, and not again', async () => {
  vi.stubEnv('SHEAF_ADMIN_EMAIL', 'ada@example.org');
  vi.stubEnv('SHEAF_ADMIN_PASSWORD', 'correct horse');
  for (const start of ['first', 'second']) {
    const { services, close } = await deps();
    expect(await getSetup(systemContext(services, start))).toEqual({ completed: true });
    expect(await services.db.selectFrom('users').select('handle').execute()).toEqual([{ handle: 'ada' }]);
    await close();
    Reflect.deleteProperty(globalThis, Symbol.for('sheaf.deps'));
  }
});

test('health tells which part fails', async () => {
  const { services, close } = await deps();
  const context = systemContext(services, 'test');
  expect(await getHealth(context)).toMatchObject({ status: 'ok' });
  await rm(join(folder, 'tmp'), { recursive: true });
  expect(await getHealth(context)).toEqual({
    status: 'failing',
    checks: [
      { name: 'database', ok: true },
      { name: 'blobs', ok: false },
    ],
  });
  await close();
  expect((await getHealth(context)).checks).toContainEqual({ name: 'database', ok: false });
});
