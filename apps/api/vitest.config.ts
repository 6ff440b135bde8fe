import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    // Password hashing and two database engines on a small machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
