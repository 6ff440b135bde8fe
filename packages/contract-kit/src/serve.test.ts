import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { cancelled, refuse } from '../fixtures/contract.ts';
import { createLane, send } from './serve.ts';

const project = fileURLToPath(new URL('../fixtures', import.meta.url));
let server: Server;
let port: number;

beforeAll(async () => {
  const lane = await createLane({
    project,
    origin: (request) => `http://${request.headers.host}`,
    refuse,
  });
  server = createServer(async (request, response) => {
    if (!(await lane(request, response))) await send(refuse('not_found', null), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}

function url(path: string): string {
  return `http://127.0.0.1:${port}${path}`;
}

/** Sends bytes as they are, since fetch would mend a crooked request target. */
function raw(...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${lines.join('\r\n')}\r\nHost: here\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk) => (text += chunk));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('an answer without a body', () => {
  it('says so by its length, not by an empty chunk (RFC 9110, 8.6)', async () => {
    const { headers } = await fetch(url('/api/plain'), { method: 'POST' });
    expect([headers.get('content-length'), headers.get('transfer-encoding')]).toEqual(['0', null]);
  });

  it('has no length where it can have no body', async () => {
    const { status, headers } = await fetch(url('/api/things/a'), { method: 'OPTIONS' });
    expect([status, headers.get('content-length')]).toEqual([204, null]);
  });
});

describe('routing', () => {
  it('prefers a literal segment to a parameter', async () => {
    expect(await (await fetch(url('/api/things/first?q=a'))).json()).toEqual({ text: 'first a' });
    expect(await (await fetch(url('/api/things/second'))).json()).toEqual({ text: 'second' });
  });

  it('decodes each segment once', async () => {
    expect(await (await fetch(url('/api/things/a%2525%20b'))).json()).toEqual({ text: 'a%25 b' });
    expect(await (await fetch(url('/api/files/docs/r%C3%A9sum%C3%A9.md'))).text()).toBe('docs/résumé.md');
  });

  it('leaves dot segments, empty segments and backslashes for the operation to judge', async () => {
    expect(await raw('GET /api/files/a/%2e%2e/b HTTP/1.1')).toMatch(/a\/\.\.\/b$/m);
    expect(await raw('GET /api/files/a//b HTTP/1.1')).toMatch(/a\/\/b$/m);
    expect(await raw('GET /api/files/a\\b HTTP/1.1')).toMatch(/a\\b$/m);
  });

  it.each(['/api/nothing', '/api/things/a/b', '/api/things/', '/nothing'])('%s is 404', async (path) => {
    expect((await fetch(url(path))).status).toBe(404);
  });

  it('answers a lone percent sign with 400', async () => {
    expect(await raw('GET /api/files/100% HTTP/1.1')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each(['TRACE', 'PROPFIND', 'DELETE'])('answers %s with 405 and Allow', async (method) => {
    const answer = await raw(`${method} /api/things/a HTTP/1.1`);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toMatch(/^allow: GET, HEAD, OPTIONS\r$/im);
  });
});

describe('bodies', () => {
  it('stream in', async () => {
    const body = new Uint8Array(3_000_000);
    const answer = await fetch(url('/api/files/big'), { method: 'PUT', body });
    expect(await answer.json()).toEqual({ text: 'big 3000000' });
  });

  it('stop when the client goes', async () => {
    const leave = new AbortController();
    const answer = await fetch(url('/api/files/endless'), { signal: leave.signal });
    await answer.body?.getReader().read();
    leave.abort();
    await vi.waitFor(() => expect(cancelled).toContain('endless'));
  });

  it('and requests of handlers that the kit did not make live as long as those do', async () => {
    const leave = new AbortController();
    const gone = expect(fetch(url('/api/plain'), { signal: leave.signal })).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(cancelled).toContain('plain begun'));
    collectGarbage();
    leave.abort();
    await gone;
    await vi.waitFor(() => expect(cancelled).toContain('plain aborted'));
  });

  it('that fail half way cut the connection, so that nobody takes them for whole', async () => {
    await expect(fetch(url('/api/files/broken')).then((answer) => answer.text())).rejects.toThrow();
  });

  it('not read by the handler do not disturb the next request', async () => {
    const refused = await fetch(url('/api/things/a'), { method: 'POST', body: new Uint8Array(1_000_000) });
    expect(refused.status).toBe(405);
    expect((await fetch(url('/api/things/a'))).status).toBe(200);
  });
});

describe('forms', () => {
  function form(...files: [name: string, size: number][]): FormData {
    const data = new FormData();
    data.set('folder', 'docs');
    for (const [name, size] of files) data.append('file', new Blob([new Uint8Array(size)]), name);
    return data;
  }
  const post = (body: FormData | string, headers?: Record<string, string>) =>
    fetch(url('/api/forms'), { method: 'POST', body, ...(headers && { headers }) });

  it('give their fields and each file in order', async () => {
    const answer = await post(form(['a.txt', 10], ['sub/b.txt', 200_000], ['ünï.txt', 0]));
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      folder: 'docs',
      files: [
        { name: 'a.txt', size: 10 },
        { name: 'sub/b.txt', size: 200_000 },
        { name: 'ünï.txt', size: 0 },
      ],
    });
  });

  it('go on past a file the handler skipped or cancelled', async () => {
    const answer = await post(form(['skip', 300_000], ['cancel', 300_000], ['c', 7]));
    expect(await answer.json()).toMatchObject({ files: [{ name: 'c', size: 7 }] });
  });

  it('hold a file at least', async () => {
    const answer = await post(form());
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ issues: [{ in: 'body', path: ['file'], code: 'required' }] });
  });

  it('with a field sent twice give no file to the handler', async () => {
    const twice = new FormData();
    for (const folder of ['docs', 'docs']) twice.append('folder', folder);
    twice.append('file', new Blob(['x']), 'twice');
    const answer = await post(twice);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: 'The field "folder" was sent twice.' });
  });

  it('with a bad field, a field after the files, or cut off, are refused', async () => {
    const late = form(['a', 1]);
    late.append('later', 'x');
    const wrong = new FormData();
    wrong.set('folder', 'far too long a name');
    wrong.set('file', new Blob(['x']), 'a');
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    const cut =
      '--x\r\nContent-Disposition: form-data; name="folder"\r\n\r\ndocs\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf';
    expect((await post(late)).status).toBe(400);
    expect((await post(wrong)).status).toBe(400);
    expect((await post(cut, type)).status).toBe(400);
    const elsewhere = form();
    elsewhere.append('upload', new Blob(['x']), 'a');
    const many = form(...Array.from({ length: 11 }, (_, index): [string, number] => [`${index}`, 1]));
    expect((await post(elsewhere)).status).toBe(400);
    expect((await post(many)).status).toBe(400);
    expect((await post('', type)).status).toBe(400);
    expect((await post('x', { 'content-type': 'multipart/form-data' })).status).toBe(400);
    expect((await post('{}', { 'content-type': 'application/json' })).status).toBe(415);
  });
});

describe('the Pages Router', () => {
  it('has its operations in the lane too', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url('/api/legacy/things/a'), { method: 'PUT', headers, body: '{"text":"b"}' });
    expect(await answer.json()).toEqual({ text: 'a b' });
  });
});
