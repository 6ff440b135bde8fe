import { startPostgres } from '../../apps/api/tests/support/postgres.ts';
import type { Measured } from '../bytes.ts';
import { median } from '../measure/report.ts';
import type { RunningServer } from '../running-server.ts';
import { startSheaf } from './sheaf.ts';

const FILES = 10_000;
const BATCH = 500;
const LIMIT_MS = 300;

/** How long a folder with 10,000 files takes to move, within its space and to another one and back. */
export async function moveFolders(): Promise<Measured> {
  const postgres = await startPostgres();
  try {
    const parts = [
      await moves('SQLite', {}),
      await moves('Postgres', { DATABASE_URL: `${postgres.url}/postgres` }),
    ].flat();
    return {
      rows: parts.map(([what, took]) => [what, `${took.toFixed(0)} ms`]),
      mustHold: parts.map(([what, took]) => ({
        what: `${what}: ${LIMIT_MS} ms over it`,
        ratio: LIMIT_MS / took,
        atLeast: 1,
      })),
    };
  } finally {
    await postgres.stop();
  }
}

async function moves(engine: string, env: Readonly<Record<string, string>>): Promise<[what: string, ms: number][]> {
  const sheaf = await startSheaf(env);
  try {
    for (let first = 0; first < FILES; first += BATCH) await upload(sheaf, first);
    await call(sheaf, 'POST', '/api/spaces', { name: 'other' });
    const { items } = await call(sheaf, 'GET', '/api/entries?folder=shared');
    const { id } = (items as { id: string; name: string }[]).find(({ name }) => name === 'many') ?? { id: '' };
    const move = async (path: string) => {
      const begun = performance.now();
      await call(sheaf, 'PATCH', `/api/entries/${id}`, { path });
      return performance.now() - begun;
    };
    const [within, between]: [number[], number[]] = [[], []];
    for (let round = 0; round < 5; round += 1) {
      within.push(await move(`shared/moved ${round}`));
      between.push(await move(`other/moved ${round}`), await move(`shared/back ${round}`));
    }
    const what = `moving a folder of 10,000 files on ${engine}`;
    return [
      [`${what}, in its space`, median(within)],
      [`${what}, between spaces`, median(between)],
    ];
  } finally {
    await sheaf.stop();
  }
}

async function upload(sheaf: RunningServer, first: number): Promise<void> {
  const form = new FormData();
  form.set('folder', 'shared/many');
  for (let index = first; index < first + BATCH; index += 1) form.append('file', new Blob(['x']), `${index}.txt`);
  const answer = await fetch(`${sheaf.url}/api/files`, { method: 'POST', headers: sheaf.headers, body: form });
  if (!answer.ok) throw new Error(await answer.text());
}

async function call(
  { url, headers }: RunningServer,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const init = { method, headers: { ...headers, ...(body && { 'content-type': 'application/json' }) } };
  const answer = await fetch(url + path, body ? { ...init, body: JSON.stringify(body) } : init);
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}
