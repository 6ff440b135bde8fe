import { describe, expect, it } from 'vitest';

import type { Entry } from '@/lib/api/types.ts';

import type { Conflict, ConflictAnswer } from './conflict-provider.tsx';
import { settleConflicts } from './settle-conflicts.ts';

const entry = (name: string): Entry => ({
  id: `ent_${name}`,
  kind: 'file',
  path: `s/${name}`,
  name,
  space: 'spc_1',
  size: 1,
  contentType: 'text/plain',
  sha256: null,
  etag: null,
  version: null,
  createdAt: '2026-01-01T00:00:00Z',
  modifiedAt: '2026-01-01T00:00:00Z',
  createdBy: 'usr_1',
});

async function settle(answers: ConflictAnswer[], keepBoth = async (item: Entry) => item.name) {
  const asked: Conflict[] = [];
  const outcome = await settleConflicts([entry('a'), entry('b'), entry('c')], {
    ask: async (conflict) => {
      asked.push(conflict);
      return answers[asked.length - 1] ?? { choice: 'skip', all: false };
    },
    describe: ({ name }) => ({ name, folder: 'Reports' }),
    keepBoth,
  });
  return { asked, outcome };
}

describe('settling conflicts', () => {
  it('asks about each, naming it and how many wait', async () => {
    const { asked, outcome } = await settle([
      { choice: 'keep-both', all: false },
      { choice: 'skip', all: false },
      { choice: 'keep-both', all: false },
    ]);
    expect(asked.map(({ name, others }) => [name, others])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 0],
    ]);
    expect(outcome.done).toEqual(['a', 'c']);
  });

  it('asks no more once answered for all', async () => {
    const { asked, outcome } = await settle([
      { choice: 'skip', all: false },
      { choice: 'keep-both', all: true },
    ]);
    expect(asked).toHaveLength(2);
    expect(outcome.done).toEqual(['b', 'c']);
  });

  it('goes on after a failure and remembers it', async () => {
    const failure = new Error('full');
    const { outcome } = await settle([{ choice: 'keep-both', all: true }], async (item) => {
      if (item.name === 'b') throw failure;
      return item.name;
    });
    expect(outcome.done).toEqual(['a', 'c']);
    expect(outcome.failed).toEqual([{ entry: entry('b'), error: failure }]);
  });
});
