import { describe, expect, it } from 'vitest';

import { callerOf, newName, targets } from './target.ts';
import type { Wire, WireAnswer } from './wire.ts';

describe.each(targets)('$name: connections', (target) => {
  const { call, open, marked } = callerOf(target);
  const path = (rest: string): string => `/api/${target.router}${rest}`;

  it('are kept for the next request, body or none (RFC 9112, 9.3)', async () => {
    const wire = await open('GET /old');
    await wire.read();
    wire.write(`POST ${path('/old')} HTTP/1.1`, 'Host: here', 'Content-Length: 4', '', 'body');
    expect((await wire.read()).status).toBe(405);
    wire.write(`PUT ${path('/file')} HTTP/1.1`, 'Host: here', 'If-Match: *', 'Content-Length: 4', '', 'body');
    expect(JSON.parse((await wire.read()).body.toString())).toEqual({ size: 4 });
    wire.socket.destroy();
  });

  it('answer requests sent ahead in order (RFC 9112, 9.3.2)', async () => {
    const wire = await open('GET /slow');
    for (const name of ['a', 'b', 'c']) wire.write(`GET ${path(`/echo/${name}`)} HTTP/1.1`, 'Host: here', '', '');
    expect((await wire.read()).status).toBe(503);
    for (const text of ['a', 'b', 'c']) expect(JSON.parse((await wire.read()).body.toString())).toEqual({ text });
    wire.socket.destroy();
  });

  it('tell a client to send the body that a handler wants (RFC 9110, 10.1.1)', async () => {
    const wire = await open('PUT /file', 'If-Match: *', 'Content-Length: 4', 'Expect: 100-continue');
    expect((await wire.read()).status).toBe(100);
    wire.write('body');
    expect(JSON.parse((await final(wire)).body.toString())).toEqual({ size: 4 });
    wire.socket.destroy();
  });

  it('take bodies in chunks, their extensions and trailers passed over (RFC 9112, 7.1)', async () => {
    const wire = await open('PUT /file', 'If-Match: *', 'Transfer-Encoding: chunked');
    wire.write('2;a=b', 'bo', '2', 'dy', '0', 'X-Trailer: a', '', '');
    expect(JSON.parse((await wire.read()).body.toString())).toEqual({ size: 4 });
    wire.socket.destroy();
  });

  it.each([
    ['both lengths', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['two lengths', ['Content-Length: 4', 'Content-Length: 5']],
    ['a length in words', ['Content-Length: four']],
    ['a coding that is not last', ['Transfer-Encoding: chunked, gzip']],
    ['a coding nobody knows', ['Transfer-Encoding: xchunked']],
  ])('with %s are 400 and end, so that nothing is smuggled (RFC 9112, 6.3)', async (_what, fields) => {
    const wire = await open('PUT /file', 'If-Match: *', ...fields);
    wire.write('0', '', `GET ${path('/old')} HTTP/1.1`, 'Host: here', '', '');
    expect((await wire.read()).status).toBe(400);
    expect((await wire.closed()).toString()).toBe('');
  });

  it('with more than 16 KiB of header are 431 (RFC 6585, 5)', async () => {
    expect((await call('GET /old', [`X-Much: ${'x'.repeat(16 * 1024)}`])).status).toBe(431);
    expect((await call('GET /old', [`X-Much: ${'x'.repeat(15 * 1024)}`])).status).toBe(200);
  });

  it('cut off within a body leave nothing behind', async () => {
    const name = newName();
    const wire = await open(`PUT /endless/${name}`, 'Transfer-Encoding: chunked');
    wire.write('4', 'body', '');
    await marked(`${name}%20begun`);
    wire.socket.destroy();
    expect((await call('GET /old')).status).toBe(200);
  });

  it('end after the answer when a client asks for it (RFC 9112, 9.6)', async () => {
    const wire = await open('GET /old', 'Connection: close');
    const { headers } = await wire.read();
    expect(headers.get('connection')).toBe('close');
    await wire.closed();
  });
});

/** The next answer that is no interim one (RFC 9110, 15.2). */
async function final(wire: Wire): Promise<WireAnswer> {
  for (;;) {
    const answer = await wire.read();
    if (answer.status >= 200) return answer;
  }
}
