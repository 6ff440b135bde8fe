import { startServer, type RunningServer } from '../running-server.ts';
import { SERVER_CORE } from '../measure/server.ts';
import type { Peer } from './peer.ts';

/** Sheaf on the servers' core. */
export async function startSheaf(env: Readonly<Record<string, string>> = {}): Promise<Peer & RunningServer> {
  const server = await startServer({ core: SERVER_CORE, env });
  return { ...server, name: 'Sheaf', prefix: '/api/files/shared' };
}
