import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { codeOf, echo, endServers, readAll, serve } from '../conformance/served.ts';
import { ask, openWire } from '../conformance/wire.ts';
import { send } from './serve.ts';
import { sendContinue } from './server.ts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(endServers);

describe('the head of a request', () => {
  it.each([
    ['none', []],
    ['two', ['Host: a', 'Host: b']],
    ['two that are the same', ['Host: a', 'host: a']],
    ['one with a space', ['Host: a b']],
    ['one with user information', ['Host: me@a']],
  ])('names one host: %s is 400', async (_what, hosts) => {
    const { port } = await serve(echo);
    const wire = await openWire(port);
    wire.write('GET / HTTP/1.1', ...hosts, '', '');
    const answer = await wire.read();
    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_input']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    await wire.closed();
  });

  it('needs no host in HTTP/1.0', async () => {
    const wire = await openWire((await serve(echo)).port);
    wire.write('GET /a HTTP/1.0', '', '');
    expect((await wire.read()).status).toBe(200);
  });

  it.each([
    ['/a?b', '/a?b at here'],
    ['http://there:81/a?b', '/a?b at there:81'],
    ['HTTPS://there?b', '/?b at there'],
    ['http://there', '/ at there'],
  ])('a target of %s means %s', async (target, meant) => {
    const { port } = await serve(echo);
    expect((await ask(port, `GET ${target}`)).body.toString()).toBe(`GET ${meant}`);
  });

  it.each(['GET *', 'GET http:///a', 'GET http://me@there/', 'GET ftp://there/'])('%s is 400', async (line) => {
    const { port } = await serve(echo);
    expect((await ask(port, line)).status).toBe(400);
  });

  it('may ask about the server as a whole', async () => {
    const { port } = await serve(echo);
    expect((await ask(port, 'OPTIONS *')).body.toString()).toBe('OPTIONS * at here');
  });

  it('has 16 KiB at most, and every field of it is seen', async () => {
    const { port } = await serve((request, response) => response.end(String(request.rawHeaders.length / 2)));
    const refused = await ask(port, 'GET /', `X-Much: ${'x'.repeat(16 * 1024)}`);
    expect([refused.status, codeOf(refused)]).toEqual([431, 'headers_too_large']);
    const { port: strict } = await serve(echo, { headerBytes: 1024 });
    expect((await ask(strict, 'GET /', `X-Much: ${'x'.repeat(1024)}`)).status).toBe(431);
    const many = Array.from({ length: 3000 }, () => 'a:');
    expect((await ask(port, 'GET /', ...many)).body.toString()).toBe('3002');
  });

  it.each([
    ['no HTTP', ['HELLO']],
    ['both lengths', ['POST / HTTP/1.1', 'Host: a', 'Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['two lengths', ['POST / HTTP/1.1', 'Host: a', 'Content-Length: 4', 'Content-Length: 5']],
    ['a length that is none', ['POST / HTTP/1.1', 'Host: a', 'Content-Length: +4']],
    ['a coding after chunked', ['POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked, gzip']],
    ['a name with a space', ['GET / HTTP/1.1', 'Host: a', 'X-A : b']],
    ['a folded field', ['GET / HTTP/1.1', 'Host: a', 'X-A: b', ' c']],
  ])('with %s: 400 as a problem, and the connection ends', async (_what, lines) => {
    const { port } = await serve(echo);
    const wire = await openWire(port);
    wire.write(...lines, '', '0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n');
    const answer = await wire.read();
    expect([answer.status, codeOf(answer), answer.headers.get('connection')]).toEqual([400, 'invalid_input', 'close']);
    expect((await wire.closed()).toString()).toBe('');
  });
});

describe('pipelined requests', () => {
  it('are answered one after another, in order', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const { port } = await serve(async ({ url = '' }, response) => {
      begun.push(url);
      if (url === '/a') await released;
      response.end(url);
    });
    const wire = await openWire(port);
    wire.write('POST /a HTTP/1.1', 'Host: a', 'Content-Length: 2', '', 'hi', '');
    wire.write('GET /b HTTP/1.1', 'Host: a', '', 'GET /c HTTP/1.1', 'Host: a', '', '');
    await expect.poll(() => begun).toEqual(['/a']);
    release();
    const bodies = [await wire.read(), await wire.read(), await wire.read()].map(({ body }) => body.toString());
    expect(bodies).toEqual(['/a', '/b', '/c']);
    expect(begun).toEqual(['/a', '/b', '/c']);
  });

  it('wait in the socket of who sends too many', async () => {
    let [parsed, answered, most] = [0, 0, 0];
    const count = (): void => {
      parsed += 1;
      most = Math.max(most, parsed - answered);
    };
    subscribe('http.server.request.start', count);
    const { port } = await serve(async (_, response) => {
      await setImmediate();
      answered += 1;
      response.end();
    });
    const wire = await openWire(port);
    wire.socket.removeAllListeners('data').resume();
    wire.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(10_000));
    wire.write('GET / HTTP/1.1', 'Host: a', 'Connection: close', '', '');
    await once(wire.socket, 'end');
    unsubscribe('http.server.request.start', count);
    expect(answered).toBe(10_001);
    // One read of the socket may hold some two thousand of them.
    expect(most).toBeLessThan(5_000);
  });

  it('keep their answers when nonsense follows', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { port } = await serve(async ({ url }, response) => {
      if (url === '/slow') await released;
      response.end('whole');
    });
    const wire = await openWire(port);
    wire.write('GET /slow HTTP/1.1', 'Host: a', '', 'nonsense', '', '');
    // When another connection has been opened and answered, the nonsense has been read.
    await ask(port, 'GET /');
    release();
    expect((await wire.read()).body.toString()).toBe('whole');
    expect((await wire.read()).status).toBe(400);
    await wire.closed();
  });
});

describe('Expect: 100-continue', () => {
  const head = ['PUT / HTTP/1.1', 'Host: a', 'Content-Length: 2', 'Expect: 100-continue', '', ''];

  it('is answered when the body is wanted', async () => {
    const { port } = await serve(async (request, response) => {
      sendContinue(request, response);
      response.end(await readAll(request));
    });
    const wire = await openWire(port);
    wire.write(...head);
    expect((await wire.read()).status).toBe(100);
    wire.write('hi');
    expect((await wire.read()).body.toString()).toBe('hi');
  });

  it('is not answered when it is not', async () => {
    const { port } = await serve((_, response) => response.writeHead(403, { connection: 'close' }).end());
    const wire = await openWire(port);
    wire.write(...head);
    expect((await wire.read()).status).toBe(403);
  });

  it('is unknown to HTTP/1.0', async () => {
    const { port } = await serve(async (request, response) => {
      sendContinue(request, response);
      response.end(await readAll(request));
    });
    const wire = await openWire(port);
    wire.write('PUT / HTTP/1.0', ...head.slice(1, -1), 'hi');
    expect((await wire.read()).body.toString()).toBe('hi');
  });

  it('with other expectations is no reason to refuse', async () => {
    const { port } = await serve(echo);
    expect((await ask(port, 'GET /', 'Expect: the-unexpected')).status).toBe(200);
  });
});

describe('an answer that nobody waits for any more', () => {
  it('lets go of its body', async () => {
    const [begun, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { port } = await serve(async (request, response) => {
      begun.resolve();
      await once(response, 'close');
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(1000)),
        cancel: letGo.resolve,
      });
      await send(new Response(body), request, response);
    });
    const wire = await openWire(port);
    wire.write('GET / HTTP/1.1', 'Host: here', '', '');
    await begun.promise;
    wire.socket.destroy();
    await letGo.promise;
  });
});
