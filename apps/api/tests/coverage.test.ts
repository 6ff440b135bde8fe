import { createResponseCheck } from '@sheaf/contract-kit/testing';
import { expect, inject, it } from 'vitest';

import { description } from './support/description.ts';
import { readSeen } from './support/seen.ts';

const { documented } = createResponseCheck(description);

/** Documented answers that no request can bring about, and why. */
const outOfReach: Readonly<Record<string, (pair: string) => boolean>> = {
  'only a defect brings about a 500; the one that a test can plant is uploadFile’s': (pair) =>
    pair.endsWith(' 500') && pair !== 'uploadFile 500',
  'each file of a form stands alone, and so does its problem': (pair) => pair === 'uploadFiles 413',
};

it('every documented answer was seen', () => {
  const seen = readSeen(inject('seenFolder'));
  const excused = [...documented].filter((pair) => Object.values(outOfReach).some((matches) => matches(pair)));
  expect([...documented].filter((pair) => !seen.has(pair) && !excused.includes(pair))).toEqual([]);
  expect(excused.filter((pair) => seen.has(pair))).toEqual([]);
});
