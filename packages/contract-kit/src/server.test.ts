import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';

import { afterEach, describe, expect, it } from 'vitest';

import { ask, openWire } from '../conformance/wire.ts';
import { refuse } from '../fixtures/contract.ts';
import { createServer, sendContinue, type Server, type ServerLimits, type ServerOptions } from './server.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

const servers: Server[] = [];
const errors: unknown[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.drain(0)));
  errors.length = 0;
});

async function serve(
  answer: Answer,
  limits: Partial<ServerLimits> = {},
  more: Pick<ServerOptions, 'upgrade'> = {},
): Promise<{ server: Server; port: number }> {
  const server = createServer({
    ...more,
    answer: async (request, response) => void (await answer(request, response)),
    refuse,
    onError: (error) => errors.push(error),
    limits,
  });
  servers.push(server);
  return { server, port: await server.listen(0) };
}

const echo: Answer = ({ method, url, headers }, response) => response.end(`${method} ${url} at ${headers.host}`);

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function codeOf({ body }: { readonly body: Buffer }): unknown {
  const { code } = JSON.parse(body.toString()) as { code: unknown };
  return code;
}

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
  }, 60_000);

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

describe('slow clients', () => {
  it('are told so when a header does not end', async () => {
    const { port } = await serve(echo, { headersMs: 50 });
    const wire = await openWire(port);
    wire.write('GET / HTTP/1.1', 'Host: a', 'X-Slow');
    const answer = await wire.read();
    expect([answer.status, codeOf(answer)]).toEqual([408, 'request_timeout']);
    await wire.closed();
  });

  it('are told so when a body does not go on', async () => {
    const { port } = await serve(async (request, response) => response.end(await readAll(request)), { stallMs: 50 });
    const wire = await openWire(port);
    wire.write('POST / HTTP/1.1', 'Host: a', 'Content-Length: 9', '', 'half');
    const answer = await wire.read();
    expect([answer.status, codeOf(answer)]).toEqual([408, 'request_timeout']);
    await wire.closed();
  });

  it('are cut off when they do not read on', async () => {
    const { promise: cut, resolve } = Promise.withResolvers<boolean>();
    const answer: Answer = (_, response) => {
      response.on('close', () => resolve(!response.writableFinished));
      response.end(Buffer.alloc(64 * 1024 * 1024));
    };
    const { port } = await serve(answer, { stallMs: 100 });
    const wire = await openWire(port);
    wire.socket.pause();
    wire.write('GET / HTTP/1.1', 'Host: a', '', '');
    expect(await cut).toBe(true);
  });

  it('are no reason to give up while the work is ours', async () => {
    const { promise: waited, resolve: wait } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const answer: Answer = async (request, response) => {
      for (let times = 0; times < 3; times += 1) await once(request.socket, 'timeout');
      wait();
      await released;
      response.end(await readAll(request));
    };
    const { port } = await serve(answer, { stallMs: 100 });
    const wire = await openWire(port);
    // What has come waits for us, and whether more would come we have not asked.
    wire.write('POST / HTTP/1.1', 'Host: a', 'Content-Length: 9', '', 'half ');
    await waited;
    wire.write('half');
    release();
    expect((await wire.read()).body.toString()).toBe('half half');
  });

  it('may keep a connection for a while', async () => {
    const { port } = await serve(echo, { keepAliveMs: 1 });
    const wire = await openWire(port);
    wire.write('GET / HTTP/1.1', 'Host: a', '', '');
    expect((await wire.read()).headers.get('connection')).toBe('keep-alive');
    await wire.closed();
  });
});

describe('another protocol', () => {
  const head = ['GET /socket HTTP/1.1', 'Connection: Upgrade', 'Upgrade: echo'];
  const upgrade: ServerOptions['upgrade'] = async ({ url }, socket, first) => {
    if (url === '/broken') throw new Error('broken');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n${first.toString()}`);
    socket.pipe(socket);
  };

  it('takes the connection over, for as long as it likes', async () => {
    const { port } = await serve(echo, { stallMs: 20 }, { upgrade });
    const wire = await openWire(port);
    wire.write(...head, 'Host: a', '', 'first ');
    expect((await wire.read()).status).toBe(101);
    // Longer than any other connection may do nothing.
    const other = await openWire(port);
    await other.closed();
    wire.write('last');
    wire.socket.end();
    expect((await wire.closed()).toString()).toBe('first last');
  });

  it('is refused like everything else', async () => {
    const { port } = await serve(echo, {}, { upgrade });
    const wire = await openWire(port);
    wire.write(...head, 'Host: a', 'Host: b', '', 'x'.repeat(100_000));
    const answer = await wire.read();
    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_input']);
    await wire.closed();
  });

  it('that fails ends the connection, and is told to the operator', async () => {
    const { port } = await serve(echo, {}, { upgrade });
    const wire = await openWire(port);
    wire.write('GET /broken HTTP/1.1', ...head.slice(1), 'Host: a', '', '');
    expect((await wire.closed()).toString()).toBe('');
    expect(errors).toEqual([new Error('broken')]);
  });

  it('nobody takes over is no reason to refuse (RFC 9110, 7.8)', async () => {
    const wire = await openWire((await serve(echo)).port);
    wire.write(...head, 'Host: a', '', '');
    expect((await wire.read()).body.toString()).toBe('GET /socket at a');
  });
});

describe('errors', () => {
  it('of the answer are 500, and told to the operator alone', async () => {
    const { port } = await serve(() => Promise.reject(new Error('secret')));
    const answer = await ask(port, 'GET /');
    expect([answer.status, codeOf(answer)]).toEqual([500, 'internal_error']);
    expect(answer.body.toString()).not.toContain('secret');
    expect(errors).toEqual([new Error('secret')]);
  });

  it('after its head cut it off', async () => {
    const { port } = await serve((_, response) => {
      response.write('half');
      throw new Error('broken');
    });
    await expect(ask(port, 'GET /')).rejects.toThrow('hung up');
  });

  it('in the coding of a body are 400, and the request is cut off', async () => {
    const { promise: cut, resolve } = Promise.withResolvers<unknown>();
    const { port } = await serve((request) => readAll(request).catch(resolve));
    const wire = await openWire(port);
    wire.write('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked', '', '2', 'hi', 'no size', '');
    expect((await wire.read()).status).toBe(400);
    wire.socket.end();
    expect(await cut).toBeInstanceOf(Error);
  });
});

describe('drain', () => {
  it('lets running requests end, takes no more, and closes what is idle', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const running: string[] = [];
    const { server, port } = await serve(async ({ url = '' }, response) => {
      if (url === '/begun') response.write('half ');
      if (url !== '/idle') {
        running.push(url);
        await released;
      }
      response.end('whole');
    });
    const [idle, silent, waiting, started] = await Promise.all(Array.from({ length: 4 }, () => openWire(port)));
    idle!.write('GET /idle HTTP/1.1', 'Host: a', '', '');
    await idle!.read();
    started!.write('GET /begun HTTP/1.1', 'Host: a', '', '');
    waiting!.write('GET /slow HTTP/1.1', 'Host: a', '', '');
    await expect.poll(() => running.toSorted()).toEqual(['/begun', '/slow']);

    const drained = server.drain(60_000);
    await Promise.all([idle!.closed(), silent!.closed()]);
    await expect(openWire(port)).rejects.toThrow('ECONNREFUSED');
    release();
    const last = await waiting!.read();
    expect([last.body.toString(), last.headers.get('connection')]).toEqual(['whole', 'close']);
    expect((await started!.read()).body.toString()).toBe('half whole');
    await drained;
  });

  it('waits no longer than it was told to', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { server, port } = await serve(() => begin());
    const wire = await openWire(port);
    wire.write('GET / HTTP/1.1', 'Host: a', '', '');
    await begun;
    await server.drain(1);
    expect((await wire.closed()).toString()).toBe('');
  });
});
