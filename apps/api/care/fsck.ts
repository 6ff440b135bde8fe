import { type Finding, check } from '#services/fsck.ts';
import { whileBlobsStay } from '#services/hold.ts';
import type { Stored } from '#services/inventory.ts';
import { openStored } from '../src/deps.ts';
import { graceMs, parse } from './arguments.ts';
import { createProgress } from './progress.ts';

const options = {
  deep: { type: 'boolean', default: false },
  repair: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'grace-hours': { type: 'string', default: '24' },
} as const;

/** Prints what is wrong. @returns 0 when nothing is, or all of it was repaired; else 1 */
export async function fsck(args: string[]): Promise<number> {
  const { values } = parse(args, options);
  const { deep, repair, json } = values;
  const grace = graceMs(values['grace-hours']);
  const { stored, close } = await openStored();
  const progress = createProgress('Checked', json);
  let [versions, left, repaired] = [0, 0, 0];
  const onProgress = (done: number, total: number) => {
    versions = done;
    progress.update(done, total);
  };
  const run = async (checked: Stored) => {
    for await (const finding of check(checked, { deep, repair, graceMs: grace, onProgress })) {
      progress.clear();
      console.log(json ? JSON.stringify(finding) : inWords(finding));
      if (finding.repaired) repaired += 1;
      else left += 1;
    }
  };
  try {
    await (repair ? whileBlobsStay(stored, () => run(stored)) : run(stored));
  } finally {
    progress.clear();
    await close();
  }
  console.log(
    json ? JSON.stringify({ summary: { versions, deep, left, repaired } }) : summary(versions, left, repaired),
  );
  return left === 0 ? 0 : 1;
}

function summary(versions: number, left: number, repaired: number): string {
  const problems = left === 1 ? '1 problem' : `${left === 0 ? 'no' : left} problems`;
  return `${versions} versions checked: ${problems}${repaired === 0 ? '' : `, and ${repaired} repaired`}.`;
}

function inWords({ kind, key, detail, files, repaired }: Finding): string {
  const head = `${kind}${key === null ? '' : ` ${key}`}: ${detail}${repaired ? ' Repaired.' : ''}`;
  return [head, ...files.map(({ path, version, createdAt }) => `  ${path} (${version} of ${createdAt})`)].join('\n');
}
