import { findUnseen, type Proofs } from '@sheaf/contract-kit/testing';
import { expect, inject, it } from 'vitest';

import { description } from './support/description.ts';
import { readSeen } from './support/seen.ts';

/** What the server answers by rules of its own, whatever the operation, and the tests that bring it about. */
const proofs: Proofs = {
  too_many_requests: [
    'rate-limit.test.ts > a caller who asks too often is told so, and the others go on',
    'session.test.ts > guessing a password > is refused for a while after several failures in a row',
  ],
  internal_error:
    'health.test.ts > a server whose disk is gone > says what does not work, and answers what it did not expect without detail',
  unavailable: 'overload.test.ts > a busy server asks to come back later',
  insufficient_storage: 'cut-off.test.ts > an upload that finds the disk full leaves no trace, and says so',
};

it('every documented answer was seen', () => {
  expect(findUnseen(description, readSeen(inject('seenFolder')), proofs)).toEqual([]);
});
