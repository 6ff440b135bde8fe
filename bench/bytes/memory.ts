import type { Measured } from '../bytes.ts';
import { put } from './client.ts';
import type { Peer } from './peer.ts';
import { startSheaf } from './sheaf.ts';

const MIB = 1024 ** 2;
const LIMIT_MIB = 64;

/** How much more memory than before the server takes at most, while it takes in a lot. */
export async function growth(): Promise<Measured> {
  const tasks = {
    '10 GiB in one PUT': (peer: Peer) => put(peer, '/huge.bin', 10 * 1024 * MIB),
    '200 PUTs of 50 MiB at once': (peer: Peer) =>
      Promise.all(Array.from({ length: 200 }, (_, number) => put(peer, `/parallel/${number}.bin`, 50 * MIB))),
  };
  const measured: [what: string, grown: number][] = [];
  for (const [what, run] of Object.entries(tasks)) measured.push([what, await grownDuring(run)]);
  return {
    rows: measured.map(([what, grown]) => [`memory for ${what}`, `${grown.toFixed(0)} MiB more`]),
    mustHold: measured.map(([what, grown]) => ({
      what: `${what}: ${LIMIT_MIB} MiB over what they take`,
      ratio: LIMIT_MIB / Math.max(1, grown),
      atLeast: 1,
    })),
  };
}

/** In MiB, over what the server takes once it is warm. */
async function grownDuring(run: (peer: Peer) => Promise<unknown>): Promise<number> {
  const sheaf = await startSheaf();
  try {
    for (let number = 0; number < 4; number += 1) await put(sheaf, '/warm-up.bin', 64 * MIB);
    const before = await sheaf.memory();
    let highest = before;
    const sampling = setInterval(() => {
      void sheaf.memory().then((now) => (highest = Math.max(highest, now)));
    }, 50);
    await run(sheaf);
    clearInterval(sampling);
    return highest - before;
  } finally {
    await sheaf.stop();
  }
}
