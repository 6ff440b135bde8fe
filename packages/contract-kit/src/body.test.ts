import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { bind, Bytes, defineContract, lines } from './index.ts';
import { parseMultipart } from './multipart.ts';

/*
 * A limit holds however a body comes: announced or not, held whole or streamed.
 */

const { operation, problems } = defineContract({ problems: {}, security: {}, scopes: [] });
const Text = z.object({ text: z.string().max(500) });
const common = { path: '/bodies', tags: ['Bodies'], summary: 'Read', auth: 'public', maxBytes: 300 } as const;
const responses = { 200: Text };
const post = operation({ ...common, operationId: 'post', method: 'POST', body: Text, responses });
const put = operation({ ...common, operationId: 'put', method: 'PUT', body: { content: { '*/*': Bytes } }, responses });
const patch = operation({
  ...common,
  operationId: 'patch',
  method: 'PATCH',
  body: { content: { 'application/x-ndjson': lines(Text.meta({ id: 'BodyLine' })) } },
  responses,
});
const postForm = operation({
  ...common,
  operationId: 'postForm',
  method: 'POST',
  path: '/forms',
  body: {
    content: { 'multipart/form-data': z.strictObject({}) },
    files: { field: 'file', maxItems: 3, description: 'The files.' },
  },
  responses,
});

const { resource } = bind({
  problems,
  authenticate: async () => null,
  anonymous: () => null,
  signed: () => null,
  multipart: parseMultipart,
});
const bodies = resource(
  [post, ({ body }) => ({ status: 200, body })],
  [put, async ({ body }) => ({ status: 200, body: { text: await new Response(body).text() } })],
  [
    patch,
    async ({ body }) => {
      let text = '';
      for await (const line of body) text += line.text;
      return { status: 200, body: { text } };
    },
  ],
);
const forms = resource([
  postForm,
  async ({ body }) => {
    let text = '';
    for await (const file of body.files) text += await new Response(file.body).text();
    return { status: 200, body: { text } };
  },
]);

const file = (text: string) =>
  `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${text}\r\n--x--\r\n`;

describe.each([
  ['JSON', bodies.POST, 'application/json', (text: string) => JSON.stringify({ text })],
  ['bytes', bodies.PUT, 'application/octet-stream', (text: string) => text],
  ['lines', bodies.PATCH, 'application/x-ndjson', (text: string) => `${JSON.stringify({ text })}\n`],
  ['a form', forms.POST, 'multipart/form-data; boundary=x', file],
])('%s', (_what, handler, type, write) => {
  const answer = async (text: string, announced: boolean) => {
    const body = write(text);
    const headers = { 'content-type': type, ...(announced && { 'content-length': String(body.length) }) };
    // In pieces, as a network would bring it.
    const stream = ReadableStream.from(body.match(/[^]{1,40}/g) ?? []).pipeThrough(new TextEncoderStream());
    const request = new Request('http://here/', { method: 'POST', headers, body: stream, duplex: 'half' });
    return handler(request, { params: Promise.resolve({}) });
  };

  it.each([true, false])('of fewer bytes than allowed is read (announced: %s)', async (announced) => {
    expect((await answer('a'.repeat(100), announced)).status).toBe(200);
  });

  it.each([true, false])('of more bytes than allowed is 413 (announced: %s)', async (announced) => {
    expect((await answer('a'.repeat(400), announced)).status).toBe(413);
  });
});
