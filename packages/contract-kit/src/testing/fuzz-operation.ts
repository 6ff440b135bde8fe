import fc from 'fast-check';

import { inputRules, type InputRule } from './broken.ts';
import { assertRefused, assertServed, assertUnauthorized } from './demands.ts';
import type { Inputs, Source } from './inputs.ts';
import { createProbe, type Probe, type ProbeOptions } from './probe.ts';
import { toRequest, validDrafts, type Draft } from './requests.ts';
import { createValues, type Live } from './values.ts';

export interface OperationOptions extends ProbeOptions {
  /**
   * What a request to this operation needs. Called before each valid request, which may use up what is there, and once,
   * with 0, for all those that must be refused.
   *
   * @param pick Any number, the same for the same seed: to choose by.
   */
  readonly situation: (operationId: string, pick: number) => Promise<Situation> | Situation;
  /** Bytes of the largest body, by operation, where it is not 1 MiB of JSON or no bound for all else. */
  readonly limits?: Readonly<Record<string, number>>;
  /** Operations that succeed once and never again, for which half of the requests cannot succeed. */
  readonly once?: readonly string[];
}

/** Who calls, and what there is to name. */
export interface Situation {
  /** Headers that say who calls. */
  readonly caller: Readonly<Record<string, string>>;
  readonly live: Live;
}

/** What was sent to one operation, and how it went. */
export interface FuzzReport {
  readonly operationId: string;
  readonly requests: number;
  /** Requests that are what the document asks for, and how many of them ended in 2xx or 3xx. */
  readonly valid: number;
  readonly succeeded: number;
  /** Rules for what comes in, each of which was seen refused. */
  readonly rules: number;
}

/** How many requests of each kind are sent: 200 at least. */
const runs = { valid: 120, broken: 80, brokenEach: 5, stranger: 10 };
const jsonLimit = 1024 * 1024;

/** See `fuzz`. */
export async function fuzzOperation(
  source: Source,
  inputs: Inputs,
  options: OperationOptions,
): Promise<{ readonly report: FuzzReport; readonly failures: readonly string[] }> {
  const { operationId } = inputs;
  const { limits = {}, once = [] } = options;
  const probe = createProbe(operationId, options);
  const values = createValues(source);
  const drafts = validDrafts(inputs, values);
  const limitOf = (type: string): number | null => limits[operationId] ?? (type.endsWith('json') ? jsonLimit : null);
  const rules = inputRules(source, values, inputs, limitOf);

  const { valid, succeeded } = await sendValid(probe, inputs, drafts, options);
  if (inputs.needsCredentials) await sendStrangers(probe, inputs, drafts);
  await sendBroken(probe, inputs, rules, options);

  const failures = [...probe.failures, ...unbreakable(inputs, rules)];
  const enough = once.includes(operationId) ? 1 : valid / 2;
  if (probe.failures.length === 0 && succeeded < enough) failures.push(tooFew(operationId, succeeded, valid));
  return { report: { operationId, requests: probe.requests(), valid, succeeded, rules: rules.length }, failures };
}

async function sendValid(probe: Probe, inputs: Inputs, drafts: fc.Arbitrary<Draft>, { situation }: OperationOptions) {
  const seen = { valid: 0, succeeded: 0 };
  // Now and then nothing is live, so that what is made up is not always replaced.
  const requests = fc.record({ draft: drafts, pick: fc.nat(), odds: fc.nat({ max: 7 }) });
  await probe.hold('valid request', requests, runs.valid, async ({ draft, pick, odds }, exchange) => {
    const { caller, live } = await situation(inputs.operationId, pick);
    const answer = await exchange(toRequest(inputs, draft, caller, odds > 0 ? live : {}));
    seen.valid += 1;
    if (answer.status < 400) seen.succeeded += 1;
    assertServed(answer);
  });
  return seen;
}

async function sendStrangers(probe: Probe, inputs: Inputs, drafts: fc.Arbitrary<Draft>): Promise<void> {
  await probe.hold('without credentials', drafts, runs.stranger, async (draft, exchange) => {
    assertUnauthorized(await exchange(toRequest(inputs, draft, {}, {})));
  });
}

async function sendBroken(
  probe: Probe,
  inputs: Inputs,
  rules: readonly InputRule[],
  { situation }: OperationOptions,
): Promise<void> {
  // What is refused changes nothing, so one situation serves them all.
  const { caller, live } = await situation(inputs.operationId, 0);
  const small = rules.filter(({ isLarge }) => !isLarge).length;
  const each = Math.max(runs.brokenEach, Math.ceil(runs.broken / small));
  for (const { name, drafts, due, isLarge = false } of rules) {
    if (!drafts) continue;
    await probe.hold(name, drafts, isLarge ? 1 : each, async (draft, exchange) => {
      assertRefused(await exchange(toRequest(inputs, draft, caller, live)), due);
    });
  }
}

function unbreakable({ operationId }: Inputs, rules: readonly InputRule[]): string[] {
  return rules
    .filter(({ drafts }) => drafts === undefined)
    .map(
      ({ name }) => `${operationId}, ${name}: never seen refused, since nothing breaks it. Take it out of the schema.`,
    );
}

function tooFew(operationId: string, succeeded: number, valid: number): string {
  return (
    `${operationId}: ${succeeded} of ${valid} valid requests succeeded, and half of them must. ` +
    'Give its situation more that is live, by the names of its parameters, members and schemas.'
  );
}
