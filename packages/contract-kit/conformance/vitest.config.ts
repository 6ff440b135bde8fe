import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

/** One suite against the lane and `next start`, each with both routers. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    name: 'conformance',
    include: ['conformance/*.test.ts'],
    globalSetup: ['conformance/servers.ts'],
    testTimeout: 30_000,
    // Next builds the fixture first.
    hookTimeout: 300_000,
    isolate: false,
  },
});
