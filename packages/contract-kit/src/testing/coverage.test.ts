import { expect, it } from 'vitest';

import { findUnseen, type TestSighting } from './coverage.ts';
import type { Description } from './description.ts';

const problem = (...codes: string[]) => ({
  content: { 'application/problem+json': { examples: Object.fromEntries(codes.map((code) => [code, {}])) } },
});
const description = {
  paths: {
    '/things': {
      get: { operationId: 'listThings', responses: { 200: {}, 500: { $ref: '#/components/responses/Defect' } } },
      post: {
        operationId: 'createThing',
        responses: { 201: {}, 409: problem('taken', 'full'), 500: { $ref: '#/components/responses/Defect' } },
      },
    },
    // A 503 of its own, which is no problem.
    '/health': { get: { operationId: 'getHealth', responses: { 200: {}, 503: {} } } },
  },
  components: { responses: { Defect: problem('internal_error') } },
} satisfies Description;

const defect = 'things.test.ts > a defect';
const proofs = { internal_error: defect };

const everything: readonly TestSighting[] = [
  { operationId: 'listThings', status: 200, test: 'a' },
  { operationId: 'createThing', status: 201, test: 'a' },
  { operationId: 'createThing', status: 409, code: 'taken', test: 'a' },
  { operationId: 'createThing', status: 409, code: 'full', test: 'a' },
  { operationId: 'createThing', status: 500, code: 'internal_error', test: defect },
  { operationId: 'getHealth', status: 200, test: 'b' },
  { operationId: 'getHealth', status: 503, test: 'b' },
];
const without = (operationId: string, status: number, code?: string) =>
  everything.filter((one) => one.operationId !== operationId || one.status !== status || one.code !== code);

it('finds nothing when every answer was seen, and the rules of the server once', () => {
  expect(findUnseen(description, everything, proofs)).toEqual([]);
});

it.each<[string, number, string?]>([
  ['createThing', 201],
  ['createThing', 409, 'full'],
  ['getHealth', 503],
])('misses %s %i %s when no test has seen it', (...answer) => {
  expect(findUnseen(description, without(...answer), proofs)).toEqual([
    `${answer.join(' ')} is documented and no test has seen it: test it, or do not list it.`,
  ]);
});

it('wants one answer to HEAD for all codes of a status, which it cannot tell apart', () => {
  const head = { operationId: 'headThing', responses: { 200: {}, 409: problem('taken', 'full') } };
  const gaps = findUnseen(
    { paths: { '/things': { head } } },
    [{ operationId: 'headThing', status: 409, test: 'a' }],
    {},
  );
  expect(gaps).toEqual(['headThing 200 is documented and no test has seen it: test it, or do not list it.']);
});

it('takes no other test for the proof of a rule', () => {
  const seen = everything.map((sighting) => ({ ...sighting, test: 'another test' }));
  const gap = `internal_error was not seen by "${defect}": mend that test, or name the one that proves it.`;
  expect(findUnseen(description, seen, proofs)).toEqual([gap]);
  expect(findUnseen(description, without('createThing', 500, 'internal_error'), proofs)).toEqual([gap]);
});

it('wants every proof where several rules have one code', () => {
  const other = 'another defect';
  expect(findUnseen(description, everything, { internal_error: [defect, other] })).toEqual([
    `internal_error was not seen by "${other}": mend that test, or name the one that proves it.`,
  ]);
});

it('wants each operation’s answer where nothing proves the rule', () => {
  expect(findUnseen(description, everything, {})).toEqual([
    'listThings 500 internal_error is documented and no test has seen it: test it, or do not list it.',
  ]);
});

it('refuses proofs of what is no rule of the server, and of what nobody answers', () => {
  expect(findUnseen(description, everything, { ...proofs, taken: 'a', lost: 'a' })).toEqual([
    'taken has a status that each operation must be seen to answer: remove its proof.',
    'No operation answers lost: remove its proof.',
  ]);
});
