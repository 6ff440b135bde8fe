import { once } from 'node:events';
import { connect } from 'node:net';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { codeOf, echo, endServers, errors, readAll, serve, type Answer } from '../conformance/served.ts';
import { ask, openWire } from '../conformance/wire.ts';
import type { ServerOptions } from './server.ts';

// Some wait for a clock of the server's.
vi.setConfig({ testTimeout: 30_000 });
afterEach(endServers);

describe('a refusal', () => {
  it.each([
    ['of what is no request', 'X-Much: '],
    ['of another protocol', 'Connection: Upgrade\r\nUpgrade: echo\r\nHost: b\r\n\r\n'],
  ])('%s is heard by who looks after sending only (RFC 9112, 9.6)', async (_what, rest) => {
    const { port } = await serve(echo, {}, { upgrade: () => Promise.resolve() });
    const wire = await openWire(port);
    wire.socket.pause();
    wire.write('GET / HTTP/1.1', 'Host: a', rest);
    const { promise: sent, resolve: send } = Promise.withResolvers<void>();
    wire.socket.write(Buffer.alloc(16 * 1024 * 1024, 'x'), () => send());
    await sent;
    wire.socket.resume();
    expect((await wire.read()).status).toBeGreaterThanOrEqual(400);
  });

  it('lets go of who never hangs up', async () => {
    const { server, port } = await serve(echo);
    const socket = connect({ port, allowHalfOpen: true });
    socket.on('error', () => {}).resume();
    socket.write('nonsense\r\n\r\n');
    await once(socket, 'end');
    await server.drain(60_000);
    socket.destroy();
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
    const { port } = await serve(echo, { keepAliveMs: 1000 });
    const wire = await openWire(port);
    wire.write('GET / HTTP/1.1', 'Host: a', '', '');
    expect((await wire.read()).headers.get('keep-alive')).toBe('timeout=1');
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

  it('waits for the answer before it', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const slow: Answer = async (_, response) => {
      await released;
      response.end('whole');
    };
    const { port } = await serve(slow, {}, { upgrade });
    const wire = await openWire(port);
    wire.write('GET / HTTP/1.1', 'Host: a', '', ...head, 'Host: a', '', 'first');
    // When another connection has been refused, the request has been read.
    const other = await openWire(port);
    other.write('nonsense', '', '');
    await other.closed();
    release();
    expect((await wire.read()).body.toString()).toBe('whole');
    expect((await wire.read()).status).toBe(101);
    wire.socket.end();
    expect((await wire.closed()).toString()).toBe('first');
  });

  it('is no tunnel to elsewhere (RFC 9110, 9.3.6)', async () => {
    const wire = await openWire((await serve(echo)).port);
    wire.write('CONNECT elsewhere:80 HTTP/1.1', 'Host: elsewhere:80', '', '');
    const answer = await wire.read();
    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_input']);
    await wire.closed();
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
