import { defineConfig } from 'vitest/config';

// Compilers and packers, on a small machine that does other things as well.
const patience = 120_000;

export default defineConfig({
  test: { globalSetup: ['tests/packed.ts'], testTimeout: patience, hookTimeout: patience },
});
