import { createSender, fuzz, type FuzzOptions, type FuzzReport } from '@sheaf/contract-kit/testing/fuzz';
import { type AuditEvent, downloadShared, operations } from '@sheaf/contracts';
import { expect, it, vi } from 'vitest';

import { check, send } from './support/api.ts';
import { description } from './support/description.ts';
import { createWorld } from './support/fuzz-world.ts';
import { type OwnServer, withNewServer, withOwnServer } from './support/own-server.ts';

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
      if (!replay) await expectAudited(server);
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

/** The ids of the requests that succeeded, by operation. */
const answered = new Map<string, Set<string>>();

function to(url: string): Pick<FuzzOptions, 'base' | 'seed' | 'replay' | 'send' | 'check'> {
  const base = `${url}/api`;
  const note: FuzzOptions['check'] = (method, path, response, text) => {
    const sighting = check(method, path, response, text);
    if (!sighting || sighting.status >= 300) return;
    const ids = answered.get(sighting.operationId) ?? new Set();
    answered.set(sighting.operationId, ids.add(response.headers.get('x-request-id') ?? ''));
  };
  return { base, seed, replay, send: createSender(base), check: note };
}

/** What changes something and is not recorded by itself. */
const unrecorded = new Set([
  // `upload.begun` tells of them before, and with the last one `entry.created` or `entry.updated`.
  'appendUpload',
  // See audit.test.ts: here nobody is there yet who could read it.
  'completeSetup',
]);

/** Of each operation that changes something, some requests have changed something: then it is on record. */
async function expectAudited({ url, admin }: OwnServer): Promise<void> {
  const { text } = await send('GET', '/api/audit', { url, as: admin });
  const lines = text.split('\n').filter(Boolean);
  const recorded = new Set(lines.map((line) => (JSON.parse(line) as AuditEvent).requestId));
  const changing = operations.filter(({ method }) => method !== 'GET' && method !== 'HEAD');
  const isRecorded = (id: string) => [...(answered.get(id) ?? [])].some((request) => recorded.has(request));
  const forgotten = [...changing, downloadShared]
    .map(({ operationId }) => operationId)
    .filter((id) => !unrecorded.has(id) && !isRecorded(id));
  expect(forgotten, 'operations that left nothing in the audit log').toEqual([]);
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
