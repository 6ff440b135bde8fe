import { once } from 'node:events';

import { describe, expect, it } from 'vitest';

import { callerOf, newName, targets } from './target.ts';

const megabyte = 1024 * 1024;

describe.each(targets)('$name: what takes its time', (target) => {
  const { call, open, marked, setMark, countOf } = callerOf(target);

  it('is cut off when it fails half way, so that nobody takes it for whole (RFC 9112, 8)', async () => {
    await expect(call('GET /broken')).rejects.toThrow('hung up');
  });

  it('learns that its client has gone while it works', async () => {
    const name = newName();
    const wire = await open(`GET /waiting/${name}`);
    await marked(`${name}%20begun`);
    wire.socket.destroy();
    await marked(`${name}%20aborted`);
  });

  it('stops giving when its client has gone', async () => {
    const name = newName();
    const wire = await open(`GET /endless/${name}`);
    await once(wire.socket, 'data');
    wire.socket.destroy();
    await marked(`${name}%20cancelled`);
  });

  it('stops taking when its client has gone', async () => {
    const name = newName();
    const wire = await open(`PUT /endless/${name}`, 'Content-Length: 1000000');
    wire.write('half');
    await marked(`${name}%20begun`);
    wire.socket.destroy();
    await setMark(`${name}%20read`);
    await marked(`${name}%20ended`);
  });

  it('gives no faster than its client takes', async () => {
    const name = newName();
    const wire = await open(`GET /endless/${name}`);
    await once(wire.socket, 'data');
    wire.socket.pause();
    const given = await settled(() => countOf(name));
    // The buffers of two sockets, and little of ours.
    expect(given).toBeLessThan(64 * megabyte);
    wire.socket.destroy();
    await marked(`${name}%20cancelled`);
  });

  it('takes no faster than its handler does, and all of it in the end', async () => {
    const name = newName();
    const size = 64 * megabyte;
    const wire = await open(`PUT /endless/${name}`, `Content-Length: ${size}`);
    for (let sent = 0; sent < size; sent += megabyte) wire.socket.write(Buffer.alloc(megabyte));
    await marked(`${name}%20begun`);
    const left = await settled(async () => {
      await countOf(name);
      return wire.socket.writableLength;
    });
    expect(left).toBeGreaterThan(size / 2);
    await setMark(`${name}%20read`);
    expect(JSON.parse((await wire.read()).body.toString())).toEqual({ size });
    wire.socket.destroy();
  });
});

/** A figure that has stopped changing: many times the same, with a request to the server in between. */
async function settled(read: () => Promise<number>): Promise<number> {
  let [figure, same] = [await read(), 0];
  while (same < 50 && figure < 1024 * megabyte) {
    const next = await read();
    same = next === figure ? same + 1 : 0;
    figure = next;
  }
  return figure;
}
