import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { fromNode } from './node-stream.ts';

const bytes = (text: string) => Buffer.from(text);

describe('a node stream as a web stream', () => {
  it('hands each chunk on as it came, and ends', async () => {
    const source = new PassThrough();
    const chunks = [bytes('one'), bytes('two'), bytes('three')];
    for (const chunk of chunks) source.write(chunk);
    source.end();
    const received: Uint8Array[] = [];
    for await (const chunk of fromNode(source).body) received.push(chunk);
    expect(received).toEqual(chunks);
  });

  it('reads no further than it is asked to', async () => {
    let made = 0;
    const source = new Readable({
      highWaterMark: 1,
      read() {
        made += 1;
        this.push(bytes('chunk'));
      },
    });
    const reader = fromNode(source).body.getReader();
    await reader.read();
    await reader.read();
    await new Promise(setImmediate);
    expect(made).toBeLessThanOrEqual(3);
    await reader.cancel();
    source.destroy();
  });

  it('leaves the source alive when it is cancelled, and lets the rest flow into nothing', async () => {
    const source = Readable.from([bytes('one'), bytes('two'), bytes('three')]);
    const reader = fromNode(source).body.getReader();
    await reader.read();
    const ended = once(source, 'end');
    await reader.cancel();
    await ended;
    expect(source.errored).toBeNull();
  });

  it.each([0, 1])(
    'lets the rest flow into nothing for whoever resumes the source, when %i chunks were read',
    async (count) => {
      const source = Readable.from([bytes('one'), bytes('two'), bytes('three')]);
      const reader = fromNode(source).body.getReader();
      for (let read = 0; read < count; read += 1) await reader.read();
      const ended = once(source, 'end');
      source.resume();
      await ended;
      // Who takes what was read for the whole has lost the rest.
      await expect(reader.read()).rejects.toThrow('has been let go');
    },
  );

  it.each([
    ['fails', (source: Readable) => source.destroy(new Error('the wire is cut')), 'the wire is cut'],
    ['is closed', (source: Readable) => source.destroy(), 'before its end'],
  ])('fails when its source %s, before or while it is read', async (_what, end, message) => {
    const early = new PassThrough();
    early.on('error', () => {});
    const closed = new Promise((resolve) => early.once('close', resolve));
    end(early);
    await closed;
    await expect(fromNode(early).body.getReader().read()).rejects.toThrow(message);
    const late = new PassThrough();
    const reading = fromNode(late).body.getReader().read();
    end(late);
    await expect(reading).rejects.toThrow(message);
  });

  it('says of a failure what it is told to', async () => {
    const source = new PassThrough();
    const { body } = fromNode(source, () => new Error('in other words'));
    source.destroy(new Error('raw'));
    await expect(body.getReader().read()).rejects.toThrow('in other words');
  });
});
