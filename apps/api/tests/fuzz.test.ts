import { createSender, fuzz, type FuzzOptions, type FuzzReport } from '@sheaf/contract-kit/testing/fuzz';
import { expect, it, vi } from 'vitest';

import { check } from './support/api.ts';
import { description } from './support/description.ts';
import { createWorld } from './support/fuzz-world.ts';
import { withNewServer, withOwnServer } from './support/own-server.ts';

/*
 * Requests made up from the description, signed in and naming what is there: what is valid ends as the description
 * lists, half of it well; what breaks one rule is refused for that; and nothing fails.
 */

const { seed, replay } = readSettings();
const { '/setup': setup, ...others } = description.paths;
const { post, ...get } = setup ?? {};
const maxUploadBytes = 1024 * 1024;

it('whatever is sent, the answer is one that the description lists', { timeout: 600_000 }, async () => {
  const document = { ...description, paths: { ...others, '/setup': get } };
  const limits = { uploadFile: maxUploadBytes };
  await withOwnServer(
    async (server) => {
      const reports = await fuzz({ ...to(server.url), document, limits, situation: createWorld(server) });
      print(reports);
      expect(reports.length).toBeGreaterThan(30);
      for (const { operationId, requests } of reports) expect(requests, operationId).toBeGreaterThanOrEqual(200);
    },
    { SHEAF_MAX_UPLOAD_BYTES: String(maxUploadBytes) },
  );
});

it('an instance is set up once, and every other attempt is answered as the description lists', async () => {
  await withNewServer(async (server) => {
    await vi.waitFor(() => expect(server.output()).toContain('/setup?token='));
    const token = /\/setup\?token=(\S+)/.exec(server.output())?.[1];
    const situation = () => ({ caller: {}, live: { token } });
    const document = { ...description, paths: { '/setup': { post } } };
    print(await fuzz({ ...to(server.url), document, situation, once: ['completeSetup'] }));
  });
});

function to(url: string): Pick<FuzzOptions, 'base' | 'seed' | 'replay' | 'send' | 'check'> {
  const base = `${url}/api`;
  return { base, seed, replay, send: createSender(base), check };
}

/** The same requests every time, unless `SHEAF_FUZZ_SEED` asks for others; `SHEAF_FUZZ_REPLAY="name@path"` looks at one failure again. */
function readSettings(): Pick<FuzzOptions, 'seed' | 'replay'> {
  const [name = '', path = ''] = (process.env['SHEAF_FUZZ_REPLAY'] ?? '').split('@');
  return {
    seed: Number(process.env['SHEAF_FUZZ_SEED'] ?? 20_260_115),
    replay: name === '' ? undefined : { name, path },
  };
}

function print(reports: readonly FuzzReport[]): void {
  const total = reports.reduce((sum, { requests }) => sum + requests, 0);
  const rules = reports.reduce((sum, report) => sum + report.rules, 0);
  const lines = reports.map(
    ({ operationId, requests, valid, succeeded, rules: own }) =>
      `${operationId}: ${requests} requests, ${succeeded} of ${valid} valid ones succeeded, ${own} rules seen refused`,
  );
  console.log(
    `seed ${seed}: ${reports.length} operations, ${total} requests, ${rules} rules seen refused\n${lines.join('\n')}`,
  );
}
