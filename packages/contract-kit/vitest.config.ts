import { configDefaults, defineConfig } from 'vitest/config';

/** Unit tests. The conformance suite builds a Next app first, and has a configuration of its own. */
export default defineConfig({ test: { exclude: [...configDefaults.exclude, 'conformance/**'] } });
