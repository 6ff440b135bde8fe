import { load, type Request, type Sample } from './load.ts';
import { median, table } from './report.ts';
import { startServer, type Server, type ServerCommand } from './server.ts';

/** Somebody who takes part: the server, and where the same thing is asked of it. */
export interface Contestant extends ServerCommand {
  readonly name: string;
  /** What stands before the paths of the requests. Default: nothing. */
  readonly prefix?: string;
}

export interface Pace {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** Request name → contestant's name → the median of its rounds. */
export type Results = Readonly<Record<string, Readonly<Record<string, Sample>>>>;

/**
 * Starts all, looks whether each answers as `verify` wants, and lets them run in turn, so that what else the machine
 * does meets everyone alike.
 */
export async function contest(
  contestants: readonly Contestant[],
  requests: Readonly<Record<string, Request>>,
  { pace, verify }: { pace: Pace; verify: (server: Server, contestant: Contestant) => Promise<void> },
): Promise<Results> {
  const servers: Server[] = [];
  try {
    for (const contestant of contestants) {
      const server = await startServer(contestant);
      servers.push(server);
      await verify(server, contestant);
    }
    return await measure(contestants, servers, requests, pace);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function measure(
  contestants: readonly Contestant[],
  servers: readonly Server[],
  requests: Readonly<Record<string, Request>>,
  pace: Pace,
): Promise<Results> {
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round <= pace.rounds; round += 1) {
    for (const turn of contestants.keys()) {
      // Each round begins with somebody else.
      const index = (turn + round) % contestants.length;
      const [contestant, server] = [contestants[index], servers[index]];
      if (!contestant || !server) continue;
      const { name, prefix = '' } = contestant;
      for (const [what, request] of Object.entries(requests)) {
        const at = { ...request, path: prefix + request.path };
        const sample = await load(server, at, { seconds: round === 0 ? pace.warmUpSeconds : pace.seconds });
        // Round 0 warms up.
        if (round > 0) samples.set(`${what} ${name}`, [...(samples.get(`${what} ${name}`) ?? []), sample]);
      }
    }
    process.stderr.write(round === 0 ? 'warmed up\n' : `round ${round} of ${pace.rounds}\n`);
  }
  return Object.fromEntries(
    Object.keys(requests).map((what) => [
      what,
      Object.fromEntries(contestants.map(({ name }) => [name, medians(samples.get(`${what} ${name}`) ?? [])])),
    ]),
  );
}

function medians(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample) => median(samples.map((sample) => sample[key]));
  return {
    requestsPerSecond: of('requestsPerSecond'),
    cpuMicros: of('cpuMicros'),
    serverShare: of('serverShare'),
    loadShare: of('loadShare'),
    p99Millis: of('p99Millis'),
  };
}

/**
 * How many times as many requests one contestant answers as another out of the same processor time. On an idle machine
 * this is the ratio of requests per second, since the server has its core for itself; on a busy one it still holds.
 */
export function ratio(results: Results, what: string, one: string, other: string): number {
  return (results[what]?.[other]?.cpuMicros ?? Number.NaN) / (results[what]?.[one]?.cpuMicros ?? Number.NaN);
}

export function printResults(results: Results, reference: string): void {
  for (const [what, byName] of Object.entries(results)) {
    const rows = Object.entries(byName).map(([name, sample]) => [
      name,
      Math.round(sample.requestsPerSecond).toLocaleString('en'),
      sample.cpuMicros.toFixed(1),
      ratio(results, what, name, reference).toFixed(2),
      sample.p99Millis.toFixed(1),
      `${Math.round(sample.serverShare * 100)} %`,
      `${Math.round(sample.loadShare * 100)} %`,
    ]);
    const head = [what, 'req/s', 'CPU µs/req', `x ${reference}`, 'p99 ms', 'server core', 'load core'];
    console.log(`\n${table(head, rows)}`);
  }
  const starved = Object.values(results).some((byName) => Object.values(byName).some((s) => s.serverShare < 0.9));
  if (starved) {
    console.log(
      '\nA server had less than 90 % of its core: other programs ran. Its req/s tell little; CPU µs/req hold.',
    );
  }
}
