import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// Password hashing and two database engines on a small machine.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };
// The tests mostly wait for their server, so there is work for both cores of a small machine.
const maxWorkers = 2;
const postgres = 'tests/support/global-setup.ts';
const coverage = 'tests/coverage.test.ts';
const behindNext = 'tests/next/*.test.ts';

/** It keeps the processor busy for a while, and no database has a part in it. */
const engineless = ['tests/overload.test.ts'];

/** The same black-box tests on each engine, against one server per engine that answers the whole run. */
function contract(engine: 'sqlite' | 'postgres'): TestProjectInlineConfiguration {
  return {
    test: {
      ...patience,
      maxWorkers,
      name: `contract-${engine}`,
      include: ['tests/**/*.test.ts'],
      exclude: [coverage, behindNext, ...(engine === 'postgres' ? engineless : [])],
      globalSetup: [...(engine === 'postgres' ? [postgres] : []), 'tests/support/engine-server.ts'],
      provide: { engine },
      // The tests share nothing but the compiled description, which takes a while to make.
      isolate: false,
    },
  };
}

export default defineConfig({
  test: {
    globalSetup: ['tests/support/seen.ts'],
    provide: { seenFolder: join(tmpdir(), `sheaf-seen-${process.pid}`) },
    projects: [
      {
        test: { ...patience, maxWorkers, name: 'unit', include: ['{src,care}/**/*.test.ts'], globalSetup: [postgres] },
      },
      contract('sqlite'),
      contract('postgres'),
      {
        test: {
          ...patience,
          maxWorkers,
          // Two apps are built first.
          hookTimeout: 600_000,
          name: 'contract-next',
          include: [behindNext],
          globalSetup: ['tests/support/next-servers.ts'],
          provide: { engine: 'sqlite' },
        },
      },
      // After the others: whether they have seen every documented answer.
      { test: { name: 'contract-coverage', include: [coverage], sequence: { groupOrder: 1 } } },
    ],
  },
});
