import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';

it('createClient, bundled and minified with everything it needs, stays under 8 kB gzipped', async () => {
  const input = fileURLToPath(new URL('create-client.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const [{ code, imports }] = output;
  expect(output).toHaveLength(1);
  expect(imports).toEqual([]);
  expect(gzipSync(code).byteLength).toBeLessThan(8000);
});
