import { writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

import { rolldown } from 'rolldown';
import { expect, inject, it } from 'vitest';

const project = inject('project');

/** What an Edge runtime has: Web APIs, no Node, and no code made from strings. */
const web = {
  AbortController,
  AbortSignal,
  clearTimeout,
  crypto,
  Headers,
  performance,
  ReadableStream,
  Request,
  Response,
  setTimeout,
  TextDecoder,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
};

const app = `
  import { bind, defineContract } from '@sheaf/contract-kit';
  import { createDocument } from '@sheaf/contract-kit/document';
  import { z } from 'zod';

  const contract = defineContract({ problems: {}, security: {}, scopes: [] });
  const greet = contract.operation({
    operationId: 'greet', method: 'POST', path: '/greet', tags: ['Greetings'], summary: 'Greet', auth: 'public',
    body: z.strictObject({ name: z.string().max(20) }), responses: { 200: z.object({ text: z.string().max(40) }) },
  });
  const { resource } = bind({
    problems: contract.problems, authenticate: async () => null, anonymous: () => null, signed: () => null,
  });
  const { POST } = resource([greet, ({ body }) => ({ status: 200, body: { text: 'Hello ' + body.name } })]);

  export async function answer(value) {
    const headers = { 'content-type': 'application/json' };
    const request = new Request('https://here/greet', { method: 'POST', headers, body: JSON.stringify(value) });
    const response = await POST(request, { params: Promise.resolve({}) });
    return response.status + ' ' + (await response.text());
  }
  export function describe() {
    const info = { title: 'T', version: '1.0.0', summary: 'S', description: 'D', license: { name: 'MIT', identifier: 'MIT' }, servers: [], tags: [] };
    return JSON.stringify(createDocument(contract, [greet], info));
  }
`;

it('serves and describes without Node and without eval', async () => {
  const { code, builtins } = await bundle(app);
  expect(builtins).toEqual([]);
  const context = createContext({ ...web }, { codeGeneration: { strings: false, wasm: false } });
  expect(() => runInContext('new Function("")', context)).toThrow('Code generation from strings disallowed');
  const { answer, describe } = runInContext(`${code}; app`, context) as {
    answer: (value: unknown) => Promise<string>;
    describe: () => string;
  };
  expect(await answer({ name: 'Ada' })).toBe('200 {"text":"Hello Ada"}');
  expect(await answer({ name: 1 })).toMatch(/^400 .*"path":\["name"\]/);
  expect(describe()).toContain('"operationId":"greet"');
});

/** One script with everything it imports, and the Node built-ins among that. */
async function bundle(source: string): Promise<{ code: string; builtins: string[] }> {
  const input = join(project, 'edge.js');
  await writeFile(input, source);
  const builtins: string[] = [];
  const external = (id: string): boolean => {
    if (isBuiltin(id)) builtins.push(id);
    return false;
  };
  const build = await rolldown({ input, external, platform: 'browser', logLevel: 'silent' });
  const { output } = await build.generate({ format: 'iife', name: 'app' });
  await build.close();
  return { code: output[0].code, builtins };
}
