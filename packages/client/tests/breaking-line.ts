import { connect, createServer, type Socket } from 'node:net';

/** A connection to a server that can be made to break. */
export interface Line {
  /** Where to call instead of the server. */
  readonly port: number;
  /** How many connections it has broken so far. */
  broken(): number;
  /** Breaks after so many more bytes have gone to the server; null: never. */
  breakAfter(bytes: number | null): void;
  close(): void;
}

/** @param target The server's port, asked for with each connection. @param onBreak Called at each break. */
export async function openLine(target: () => number, onBreak: () => void = () => {}): Promise<Line> {
  let left: number | null = null;
  let broken = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target(), '127.0.0.1');
    const end = () => {
      client.destroy();
      upstream.destroy();
      sockets.delete(client);
    };
    sockets.add(client);
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    upstream.pipe(client);
    client.on('data', (chunk) => {
      if (left !== null && (left -= chunk.length) <= 0) {
        left = null;
        broken += 1;
        end();
        onBreak();
        return;
      }
      if (!upstream.write(chunk)) {
        client.pause();
        upstream.once('drain', () => client.resume());
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port.');
  return {
    port: address.port,
    broken: () => broken,
    breakAfter: (bytes) => {
      left = bytes;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
