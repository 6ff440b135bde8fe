import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';

/** `next start` in a process of its own, reached over loopback; bytes stream through in both directions. */
export interface NextApp {
  readonly handle: (request: IncomingMessage, response: ServerResponse, sender: Sender) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where a request was sent to, and by whom. */
interface Sender {
  readonly origin: string;
  readonly address: string | undefined;
}

/** @throws Error when the app was not built, or ends before it answers. */
export async function startNextApp(directory: string): Promise<NextApp> {
  const port = await freePort();
  const cli = createRequire(join(directory, 'package.json')).resolve('next/dist/bin/next');
  const args = [cli, 'start', directory, '--hostname', '127.0.0.1', '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  await ready(child, port);
  return {
    handle: (request, response, sender) => forward(request, response, port, sender),
    async close() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Next says that it is ready before it has found its build, so only an answer counts. */
async function ready(child: ChildProcess, port: number): Promise<void> {
  let ended = false;
  child.once('exit', () => (ended = true));
  for (;;) {
    if (ended) throw new Error('next start has ended. Build it first: pnpm --filter @sheaf/api build');
    const answer = await fetch(`http://127.0.0.1:${port}/api/hello`).catch(() => null);
    if (answer) return;
    await setTimeout(100);
  }
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  sender: Sender,
): Promise<void> {
  const { method, url } = request;
  const upstream = httpRequest({
    host: '127.0.0.1',
    port,
    method,
    path: url,
    headers: forwardedHeaders(request, sender),
  });
  response.once('close', () => upstream.destroy());
  pipeline(request, upstream).catch((error: unknown) => upstream.destroy(error instanceof Error ? error : undefined));
  const [answer] = (await once(upstream, 'response')) as [IncomingMessage];
  response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
  await pipeline(answer, response);
}

/** The client's headers, except what it says of proxies: only we know where the request was sent to, and by whom. */
function forwardedHeaders(request: IncomingMessage, { origin, address = '' }: Sender): string[] {
  const { protocol, host } = new URL(origin);
  const raw = request.rawHeaders;
  const kept = raw.filter((_, index) => !raw[index - (index % 2)]?.toLowerCase().startsWith('x-forwarded-'));
  return [...kept, 'x-forwarded-proto', protocol.slice(0, -1), 'x-forwarded-host', host, 'x-forwarded-for', address];
}
