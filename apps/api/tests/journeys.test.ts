import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { setupToken, withNewServer } from './support/own-server.ts';
import { newPerson } from './support/people.ts';

/*
 * What people come for, from beginning to end, as Arazzo 1.0.1 descriptions: anybody can read them, and run them against an
 * instance of their own. Here `redocly respect` runs them, and holds each answer to openapi.yaml.
 */

const folder = fileURLToPath(new URL('../journeys', import.meta.url));
const description = fileURLToPath(new URL('../../../openapi.yaml', import.meta.url));

/** It asks nobody for a newer version of itself and reports to nobody. */
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'sheaf-journeys-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe.each(globSync('*.arazzo.yaml', { cwd: folder }))('%s', (file) => {
  const travel = file.startsWith('set-up') ? travelOnNewServer : travelAsNewPerson;

  it('leads where it says', async () => {
    const { code, output } = await travel(join(folder, file));
    expect([code, output]).toEqual([0, expect.stringContaining('Workflows: 1 passed, 1 total')]);
  });

  it('fails when its last step ends otherwise', async () => {
    const { code, output } = await travel(withOtherEnd(file));
    expect([code, output]).toEqual([1, expect.stringContaining('✗ success criteria check - $statusCode == 299')]);
    expect(output).toContain('1 failed, ');
  });
});

interface Outcome {
  readonly code: number | null;
  /** What the runner printed. */
  readonly output: string;
}

async function travelAsNewPerson(journey: string): Promise<Outcome> {
  const { email, password, space } = await newPerson();
  return respect(journey, inject('server').url, { email, password, space });
}

function travelOnNewServer(journey: string): Promise<Outcome> {
  return withNewServer(async (server) => {
    const inputs = { token: await setupToken(server), email: 'ada@example.com', password: 'correct horse battery' };
    return respect(journey, server.url, inputs);
  });
}

function respect(journey: string, url: string, inputs: Readonly<Record<string, string>>): Promise<Outcome> {
  const args = ['respect', journey, '--server', `sheaf=${url}/api`, '--input', JSON.stringify(inputs)];
  const env = { ...process.env, HOME: scratch, NO_COLOR: '1', ...quiet };
  return new Promise((resolve) => {
    const child = execFile('redocly', args, { cwd: scratch, env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}

/** The same journey, which expects its last step to answer something that nothing does. */
function withOtherEnd(file: string): string {
  const text = readFileSync(join(folder, file), 'utf8').replace('../../../openapi.yaml', description);
  const end = text.lastIndexOf('$statusCode == ');
  const changed = join(scratch, file);
  writeFileSync(changed, text.slice(0, end) + text.slice(end).replace(/(?<=== )\d+/, '299'));
  return changed;
}
