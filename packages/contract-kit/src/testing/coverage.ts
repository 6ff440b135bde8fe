import { codesOf, resolveResponse, type Description } from './description.ts';
import type { Sighting } from './responses.ts';

/** A sighting, and the name of the test that had it. */
export interface TestSighting extends Sighting {
  readonly test: string;
}

/** Problem code → the test that proves its rule by bringing it about; several where several rules have one code. */
export type Proofs = Readonly<Record<string, string | readonly string[]>>;

/** What a server answers by a rule of its own, whatever the operation: too often, a defect, too busy, no space left. */
const ofServer = new Set([429, 500, 503, 507]);

/**
 * What the document promises and a run of tests has not seen. Every status of every operation counts, and of a problem
 * every code. Only problems with 429, 500, 503 or 507 may be proved once for all operations, by tests that `proofs` names.
 *
 * @returns One sentence per gap, saying what to do; empty when everything was seen.
 */
export function findUnseen(description: Description, seen: readonly TestSighting[], proofs: Proofs): string[] {
  const documented = documentedAnswers(description);
  const known = new Set(seen.map(nameOf));
  const isProved = ({ status, code }: Sighting) => ofServer.has(status) && code !== undefined && code in proofs;
  return [
    ...documented
      .filter((answer) => !known.has(nameOf(answer)) && !isProved(answer))
      .map((answer) => `${nameOf(answer)} is documented and no test has seen it: test it, or do not list it.`),
    ...Object.entries(proofs).flatMap(([code, tests]) => proofGaps(code, [tests].flat(), { documented, seen })),
  ];
}

interface Run {
  readonly documented: readonly Sighting[];
  readonly seen: readonly TestSighting[];
}

function proofGaps(code: string, tests: readonly string[], { documented, seen }: Run): string[] {
  const answers = documented.filter((answer) => answer.code === code);
  if (answers.length === 0) return [`No operation answers ${code}: remove its proof.`];
  if (answers.some(({ status }) => !ofServer.has(status))) {
    return [`${code} has a status that each operation must be seen to answer: remove its proof.`];
  }
  const proving = new Set(seen.filter((sighting) => sighting.code === code).map(({ test }) => test));
  return tests
    .filter((test) => !proving.has(test))
    .map((test) => `${code} was not seen by "${test}": mend that test, or name the one that proves it.`);
}

/** Each status of each operation; a problem once for each code that it may bear. */
function documentedAnswers(description: Description): Sighting[] {
  const operations = Object.values(description.paths).flatMap((item) => Object.entries(item));
  return operations.flatMap(([method, { operationId, responses }]) =>
    Object.entries(responses).flatMap(([name, response]): Sighting[] => {
      const status = Number(name);
      const codes = codesOf(resolveResponse(description, response).value);
      // An answer to HEAD has no body that would tell several codes apart.
      const areTold = codes.length === 1 || (codes.length > 1 && method !== 'head');
      return areTold ? codes.map((code) => ({ operationId, status, code })) : [{ operationId, status }];
    }),
  );
}

function nameOf({ operationId, status, code }: Sighting): string {
  return code === undefined ? `${operationId} ${status}` : `${operationId} ${status} ${code}`;
}
