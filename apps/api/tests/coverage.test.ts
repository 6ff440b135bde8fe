import { createResponseCheck } from '@sheaf/contract-kit/testing';
import { expect, inject, it } from 'vitest';

import { description } from './support/description.ts';
import { readSeen } from './support/seen.ts';

/** Documented answers that no request can bring about from outside, by what would have to happen. */
const outOfReach: Readonly<Record<string, readonly string[]>> = {};

const documented = createResponseCheck(description).documented;

it.each(['sqlite', 'postgres'])('every documented answer was seen on %s', (engine) => {
  const seen = readSeen(inject('seenFolder'), engine);
  const excused = new Set(Object.values(outOfReach).flat());
  expect([...documented].filter((pair) => !seen.has(pair) && !excused.has(pair))).toEqual([]);
});
