import { describe, expect, it } from 'vitest';

import { callerOf, targets } from './target.ts';

describe.each(targets)('$name: media types', (target) => {
  const { call, open } = callerOf(target);

  it.each([
    [[], 'application/json', '{"text":"json"}'],
    [['Accept: */*'], 'application/json', '{"text":"json"}'],
    [['Accept: text/*'], 'text/plain; charset=utf-8', 'plain'],
    [['Accept: text/plain;q=0.5, application/json;q=0.4'], 'text/plain; charset=utf-8', 'plain'],
    [['Accept: application/json;q=0, */*'], 'text/plain; charset=utf-8', 'plain'],
  ])('%j gets %s (RFC 9110, 12.5.1)', async (fields, type, text) => {
    const answer = await call('GET /negotiated', fields);
    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([200, type, text]);
    expect(answer.headers.get('vary')?.split(/,\s*|\n/)).toContain('Accept');
  });

  it('one that nobody offers is 406, and says what there is (RFC 9110, 15.5.7)', async () => {
    const answer = await call('GET /negotiated', ['Accept: image/png']);
    expect(answer.status).toBe(406);
    expect(answer.json()).toMatchObject({ code: 'not_acceptable', detail: expect.stringContaining('text/plain') });
  });

  it.each([
    ['application/json', '{"text":"a"}', 'application/json'],
    ['Application/JSON; charset=UTF-8', '{"text":"a"}', 'application/json'],
    ['text/plain', 'a', 'text/plain'],
  ])('a body as %s reaches the handler typed', async (type, body, known) => {
    const answer = await call('POST /bodies', [`Content-Type: ${type}`], body);
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({ type: known, text: 'a' });
  });

  it.each(['image/png', 'text/plain; charset=latin1', 'application/jsonp'])(
    'a body as %s is 415, and says what would do (RFC 9110, 15.5.16)',
    async (type) => {
      const answer = await call('POST /bodies', [`Content-Type: ${type}`], 'a');
      expect([answer.status, answer.headers.get('accept')]).toEqual([415, 'application/json, text/plain']);
    },
  );

  it.each([
    ['{', []],
    ['', []],
    ['{"text":1}', ['text']],
    ['{"text":"a","more":1}', ['more']],
  ])('JSON such as %j is 400 and says where', async (body, path) => {
    const answer = await call('POST /bodies', ['Content-Type: application/json'], body);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid_input', issues: [{ in: 'body', path }] });
  });

  it('a body beyond its limit is 413, announced or not (RFC 9110, 15.5.14)', async () => {
    // Not a byte of it is sent.
    const announced = await call('POST /bodies', ['Content-Type: text/plain', 'Content-Length: 1001']);
    expect(announced.status).toBe(413);
    const wire = await open('POST /bodies', 'Content-Type: text/plain', 'Transfer-Encoding: chunked');
    wire.write('3e9', 'a'.repeat(1001), '');
    expect((await wire.read()).status).toBe(413);
    wire.socket.destroy();
    expect((await call('POST /bodies', ['Content-Type: text/plain'], 'a'.repeat(1000))).status).toBe(201);
  });

  it('a form gives its fields and its files (RFC 7578)', async () => {
    const part = (name: string, value: string) => `--x\r\nContent-Disposition: form-data; ${name}\r\n\r\n${value}\r\n`;
    const file = (name: string, size: number) => part(`name="file"; filename="${name}"`, 'x'.repeat(size));
    const type = ['Content-Type: multipart/form-data; boundary=x'];
    const whole = `${part('name="folder"', 'docs')}${file('a.txt', 10)}${file('ünï.bin', 200_000)}--x--\r\n`;
    const answer = await call('POST /forms', type, whole);
    expect(answer.status).toBe(201);
    const files = [
      { name: 'a.txt', size: 10 },
      { name: 'ünï.bin', size: 200_000 },
    ];
    expect(answer.json()).toEqual({ folder: 'docs', files });
    expect((await call('POST /forms', type, part('name="folder"', 'docs'))).status).toBe(400);
  });

  it('lines come and go one by one', async () => {
    const type = 'Content-Type: application/x-ndjson';
    const answer = await call('POST /lines', [type], '{"n":1}\n\n{"n":2}\n{"n":3}');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    expect(answer.text).toBe('{"n":2}\n{"n":4}\n{"n":6}\n');
  });

  it('events name their type and id, and go on where a client stopped (WHATWG HTML, 9.2)', async () => {
    const answer = await call('GET /events', ['Last-Event-ID: 5']);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const event = (n: number) => `id: ${n}\nevent: item\ndata: {"n":${n}}\n\n`;
    expect(answer.text).toBe(event(6) + event(7) + event(8));
  });
});
