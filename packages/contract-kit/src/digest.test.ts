import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { defineContract } from './contract.ts';
import { parseMultipart } from './multipart.ts';

import { ProblemError } from './problem.ts';
import { bind } from './route.ts';
import { Bytes, lines } from './streams.ts';

const { operation, problems } = defineContract({ problems: {}, security: {}, scopes: [], digests: true });

const about = { path: '/echo', tags: ['Echo'], summary: 'Say it again', auth: 'public' } as const;
const getEcho = operation({
  ...about,
  operationId: 'getEcho',
  method: 'GET',
  responses: { 200: z.object({ text: z.string() }) },
});
const postEcho = operation({
  ...about,
  operationId: 'postEcho',
  method: 'POST',
  body: z.strictObject({ text: z.string() }),
  responses: { 200: z.object({ text: z.string() }) },
});
const putEcho = operation({
  ...about,
  operationId: 'putEcho',
  method: 'PUT',
  body: { content: { '*/*': Bytes } },
  responses: { 200: z.object({ text: z.string() }) },
});
const patchEcho = operation({
  ...about,
  operationId: 'patchEcho',
  method: 'PATCH',
  body: {
    content: {
      'application/x-ndjson': lines(z.object({ text: z.string() }).meta({ id: 'Line' })),
      'multipart/form-data': z.object({}),
    },
    files: { field: 'file', maxItems: 9, description: 'Files.' },
  },
  maxBytes: null,
  responses: { 200: z.object({ text: z.string() }) },
});

const { resource } = bind({
  problems,
  authenticate: async () => null,
  anonymous: () => null,
  signed: () => null,
  multipart: parseMultipart,
  hash: (algorithm) => createHash(algorithm.replace('-', '')),
});
const echo = resource(
  [getEcho, ({ accept }) => ({ status: 200, body: { text: accept && 'grün' } })],
  [postEcho, ({ body }) => ({ status: 200, body })],
  [putEcho, async ({ body }) => ({ status: 200, body: { text: await new Response(body).text() } })],
  [
    patchEcho,
    async ({ body }) => {
      const texts: string[] = [];
      if (body.type === 'application/x-ndjson') for await (const { text } of body.value) texts.push(text);
      else for await (const { body: file } of body.value.files) texts.push(await new Response(file).text());
      return { status: 200, body: { text: texts.join() } };
    },
  ],
);

const of = (algorithm: 'sha-256' | 'sha-512', bytes: string) =>
  `${algorithm}=:${createHash(algorithm.replace('-', '')).update(bytes).digest('base64')}:`;

function call(method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH', init: RequestInit = {}) {
  return echo[method](new Request('http://here/echo', { method, duplex: 'half', ...init }), {
    params: Promise.resolve({}),
  });
}
const outcome = async (answer: Response) => {
  const { code, text } = (await answer.json()) as { code?: string; text?: string };
  return [answer.status, code ?? text];
};

const sent = '{"text":"grün"}';
const post = (headers: Record<string, string>) =>
  call('POST', { headers: { 'content-type': 'application/json', ...headers }, body: sent });

describe('a body with a digest', () => {
  it.each([
    ['content-digest', of('sha-256', sent)],
    ['repr-digest', of('sha-512', sent)],
    ['content-digest', `${of('sha-512', sent)}, ${of('sha-256', sent)};note=1`],
    ['content-digest', 'md5=:AAAA:, crc32c=:AAAA:'],
    ['content-digest', 'sha-256=:not base64'],
    ['content-digest', `${of('sha-256', 'else')},`],
    ['content-digest', 'sha-256="a string"'],
    ['repr-digest', ''],
  ])('goes through: %s %s', async (field, value) => {
    expect(await outcome(await post({ [field]: value }))).toEqual([200, 'grün']);
  });

  it.each([
    ['content-digest', of('sha-256', 'else')],
    ['repr-digest', of('sha-512', 'else')],
    ['content-digest', `${of('sha-256', sent)}, ${of('sha-512', 'else')}`],
    ['content-digest', 'sha-256=:AAAA:'],
  ])('is refused when it is another one: %s %s', async (field, value) => {
    expect(await outcome(await post({ [field]: value }))).toEqual([422, 'digest_mismatch']);
  });

  it('is refused before it is looked at', async () => {
    const headers = { 'content-type': 'application/json', 'content-digest': of('sha-256', sent) };
    expect(await outcome(await call('POST', { headers, body: '{"tex' }))).toEqual([422, 'digest_mismatch']);
  });

  it.each([
    ['bytes', 'PUT', 'application/octet-stream', 'some bytes', 'some bytes'],
    ['lines', 'PATCH', 'application/x-ndjson', '{"text":"a"}\n{"text":"b"}\n', 'a,b'],
    [
      'a form',
      'PATCH',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nfile\r\n--x--\r\n',
      'file',
    ],
  ] as const)('is held to it as it streams: %s', async (_what, method, type, body, text) => {
    const streamed = (digest: string) =>
      call(method, { headers: { 'content-type': type, 'content-digest': digest }, body: new Blob([body]).stream() });
    expect(await outcome(await streamed(of('sha-256', body)))).toEqual([200, text]);
    expect(await outcome(await streamed(of('sha-256', 'else')))).toEqual([422, 'digest_mismatch']);
  });
});

describe('an answer', () => {
  const json = '{"text":"grün"}';

  it.each([
    [{ 'want-content-digest': 'sha-256=1' }, of('sha-256', json), null],
    [{ 'want-repr-digest': 'sha-256=3, sha-512=10, md5=10' }, null, of('sha-512', json)],
    [
      { 'want-content-digest': 'sha-512=0, sha-256=1', 'want-repr-digest': 'sha-256=5' },
      of('sha-256', json),
      of('sha-256', json),
    ],
    [{ 'want-content-digest': 'sha-256=0' }, null, null],
    [{ 'want-content-digest': 'sha-256=?1, md5=1', 'want-repr-digest': '(' }, null, null],
    [{}, null, null],
  ])('bears the digest that is wanted: %o', async (headers, content, representation) => {
    const answer = await call('GET', { headers });
    expect(answer.headers.get('content-digest')).toBe(content);
    expect(answer.headers.get('repr-digest')).toBe(representation);
  });

  it('to HEAD has that of its representation alone', async () => {
    const answer = await call('HEAD', {
      headers: { 'want-content-digest': 'sha-256=1', 'want-repr-digest': 'sha-256=1' },
    });
    expect([answer.headers.get('content-digest'), answer.headers.get('repr-digest')]).toEqual([
      null,
      of('sha-256', json),
    ]);
  });

  it('that is a problem has one, too', async () => {
    const answer = await call('PUT', {
      headers: { 'content-digest': of('sha-256', 'else'), 'want-content-digest': 'sha-256=1' },
      body: 'bytes',
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-digest')).toBe(of('sha-256', await answer.text()));
  });
});

it('without a hash digests are passed over', async () => {
  const { resource: plain } = bind({
    problems,
    authenticate: async () => null,
    anonymous: () => null,
    signed: () => null,
    toProblem: (error) => (error instanceof ProblemError ? error : null),
  });
  const routes = plain([postEcho, ({ body }) => ({ status: 200, body })]);
  const headers = {
    'content-type': 'application/json',
    'content-digest': 'sha-256=:AAAA:',
    'want-content-digest': 'sha-256=1',
  };
  const answer = await routes.POST(new Request('http://here/echo', { method: 'POST', headers, body: sent }), {
    params: Promise.resolve({}),
  });
  expect([answer.status, answer.headers.get('content-digest')]).toEqual([200, null]);
});
