import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';

import { EdgeVM } from '@edge-runtime/vm';
import { rolldown } from 'rolldown';
import { describe, expect, inject, it } from 'vitest';

const { edge } = inject('nextUrls');

describe('the greeting on the Edge runtime, behind next start', () => {
  it('greets', async () => {
    const answer = await fetch(`${edge}/api/hello`);
    expect([answer.status, await answer.json()]).toEqual([200, { message: 'Hello World' }]);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  });

  it('keeps the contract', async () => {
    const refused = await fetch(`${edge}/api/hello?name=Ada`);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'invalid_input', issues: [{ in: 'query', path: ['name'] }] });
    const other = await fetch(`${edge}/api/hello`, { method: 'DELETE' });
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

describe('the greeting in an Edge VM', async () => {
  const { code, builtins } = await bundle(new URL('../../fixtures/edge/app/api/hello/route.ts', import.meta.url));
  const vm = new EdgeVM({ initialCode: code, codeGeneration: { strings: false, wasm: false } });

  it('reaches nothing of Node, and makes no code', () => {
    expect(builtins).toEqual([]);
    expect(vm.evaluate('[typeof process, typeof require, typeof Buffer]')).toEqual(Array(3).fill('undefined'));
    expect(() => vm.evaluate<unknown>('new Function("")')).toThrow('Code generation from strings disallowed');
  });

  it('runs where the route says', () => expect(vm.evaluate('route.runtime')).toBe('edge'));

  it.each([
    ['GET', '', 200, '{"message":"Hello World"}'],
    ['GET', '?name=Ada', 400, '"path":["name"]'],
    ['DELETE', '', 405, '"code":"method_not_allowed"'],
  ])('%s /api/hello%s is %i', async (method, query, status, text) => {
    const request = `new Request('https://sheaf.example/api/hello${query}', { method: '${method}' })`;
    const answer = await vm.evaluate<Promise<Response>>(`route.${method}(${request}, { params: Promise.resolve({}) })`);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(text);
  });
});

/** The route with all that it imports as one script, and the Node built-ins among that. */
async function bundle(input: URL): Promise<{ code: string; builtins: string[] }> {
  const builtins: string[] = [];
  const build = await rolldown({
    input: fileURLToPath(input),
    platform: 'browser',
    logLevel: 'silent',
    external(id) {
      if (isBuiltin(id)) builtins.push(id);
      return false;
    },
  });
  const { output } = await build.generate({ format: 'iife', name: 'route' });
  await build.close();
  return { code: output[0].code, builtins };
}
