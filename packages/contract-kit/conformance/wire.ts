import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  /** Lower-case name → value; of several fields of one name, the values in one string with line breaks between. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A connection on which bytes travel as they stand, since an HTTP client would mend what is crooked. */
export interface Wire {
  readonly socket: Socket;
  readonly write: (...lines: string[]) => void;
  /** The next answer, interim ones (1xx) included. The body of one to HEAD is left out by `headOf`. */
  readonly read: (options?: { readonly headOf?: 'HEAD' }) => Promise<WireAnswer>;
  /** Resolves when the server has closed the connection, with what it sent before and nobody read. */
  readonly closed: () => Promise<Buffer>;
}

export async function openWire(port: number): Promise<Wire> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let buffer = Buffer.alloc(0);
  let ended = false;
  let wake = (): void => {};
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    wake();
  });
  const end = (): void => {
    ended = true;
    wake();
  };
  socket.on('end', end).on('close', end).on('error', end);

  /** Waits until the bytes hold what is sought. */
  async function seek<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (ended) throw new Error(`The server hung up after: ${JSON.stringify(buffer.toString('latin1'))}`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  function take(length: number): Buffer {
    const taken = buffer.subarray(0, length);
    buffer = buffer.subarray(length);
    return taken;
  }
  async function line(): Promise<string> {
    const at = await seek(() => positive(buffer.indexOf('\r\n')));
    return take(at + 2)
      .toString('latin1')
      .slice(0, -2);
  }
  async function bytes(length: number): Promise<Buffer> {
    await seek(() => (buffer.length >= length ? length : undefined));
    return take(length);
  }
  async function chunks(): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (;;) {
      const size = Number.parseInt(await line(), 16);
      parts.push(await bytes(size));
      await line();
      if (size === 0) return Buffer.concat(parts);
    }
  }
  async function untilClosed(): Promise<Buffer> {
    while (!ended) await new Promise<void>((resolve) => (wake = resolve));
    return take(buffer.length);
  }

  return {
    socket,
    write: (...lines) => void socket.write(lines.join('\r\n')),
    closed: untilClosed,
    async read({ headOf } = {}) {
      const status = Number((await line()).split(' ')[1]);
      const headers = await readFields(line);
      const bodiless = headOf !== undefined || status < 200 || status === 204 || status === 304;
      if (bodiless) return { status, headers, body: Buffer.alloc(0) };
      if (headers.get('transfer-encoding') === 'chunked') return { status, headers, body: await chunks() };
      const length = headers.get('content-length');
      return { status, headers, body: length === undefined ? await untilClosed() : await bytes(Number(length)) };
    },
  };
}

/** Sends one request that is the last on its connection, and reads the answer. */
export async function ask(port: number, requestLine: string, ...fields: string[]): Promise<WireAnswer> {
  const wire = await openWire(port);
  const named = fields.some((field) => /^host:/i.test(field)) ? [] : ['Host: here'];
  wire.write(`${requestLine} HTTP/1.1`, ...named, 'Connection: close', ...fields, '', '');
  const answer = await wire.read(requestLine.startsWith('HEAD ') ? { headOf: 'HEAD' } : {});
  wire.socket.destroy();
  return answer;
}

async function readFields(line: () => Promise<string>): Promise<Map<string, string>> {
  const headers = new Map<string, string>();
  for (let text = await line(); text !== ''; text = await line()) {
    const name = text.slice(0, text.indexOf(':')).toLowerCase();
    const value = text.slice(name.length + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return headers;
}

function positive(index: number): number | undefined {
  return index === -1 ? undefined : index;
}
