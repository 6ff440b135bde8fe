import type { Measured } from '../bytes.ts';
import { median } from '../measure/report.ts';
import { get, put, putMany } from './client.ts';
import { startNginx } from './nginx.ts';
import type { Peer } from './peer.ts';
import { startSheaf } from './sheaf.ts';

const GIB = 1024 ** 3;
const MANY = { files: 10_000, bytes: 4096, connections: 16 };

/** What both are asked for, and how much of nginx's speed Sheaf must have. */
const tasks = {
  'PUT 1 GiB': { atLeast: 1, run: (peer: Peer) => put(peer, '/large.bin', GIB) },
  'GET 1 GiB': { atLeast: 0.6, run: (peer: Peer) => get(peer, '/large.bin', GIB) },
  '10,000 PUTs of 4 KiB, 16 connections': {
    atLeast: 0.25,
    run: (peer: Peer, round: number) => putMany(peer, `/many-${round}`, MANY),
  },
} as const;

interface Sample {
  readonly seconds: number;
  readonly cpu: number;
}

/** The two take turns, so that what else the machine does meets both alike; round 0 warms up. */
export async function raceNginx(rounds: number): Promise<Measured> {
  const peers = [await startNginx(), await startSheaf()];
  const samples = new Map<string, Sample[]>();
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const [what, { run }] of Object.entries(tasks)) {
        for (const peer of round % 2 === 0 ? peers : peers.toReversed()) {
          const [cpu, begun] = [peer.cpu(), performance.now()];
          await run(peer, round);
          const sample = { seconds: (performance.now() - begun) / 1000, cpu: peer.cpu() - cpu };
          const key = `${what}, ${peer.name}`;
          if (round > 0) samples.set(key, [...(samples.get(key) ?? []), sample]);
        }
      }
      process.stderr.write(round === 0 ? 'warmed up\n' : `round ${round} of ${rounds}\n`);
    }
  } finally {
    for (const peer of peers) await peer.stop();
  }
  const of = (what: string, name: string) => medians(samples.get(`${what}, ${name}`) ?? []);
  return {
    rows: [...samples.entries()].map(([key, some]) => [key, inWords(medians(some))]),
    mustHold: Object.entries(tasks).map(([what, { atLeast }]) => ({
      what: `${what}: Sheaf's speed over nginx's`,
      ratio: of(what, 'nginx').seconds / of(what, 'Sheaf').seconds,
      atLeast,
    })),
  };
}

function medians(samples: readonly Sample[]): Sample {
  return { seconds: median(samples.map((sample) => sample.seconds)), cpu: median(samples.map((sample) => sample.cpu)) };
}

function inWords({ seconds, cpu }: Sample): string {
  return `${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of processor time`;
}
