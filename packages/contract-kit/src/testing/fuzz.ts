import { fuzzOperation, type FuzzReport, type OperationOptions } from './fuzz-operation.ts';
import { readSource } from './inputs.ts';

export { findDisagreements, type AgreementOptions } from './agreement.ts';
export type { FuzzReport, Situation } from './fuzz-operation.ts';
export type { FuzzRequest } from './requests.ts';
export { createSender } from './send.ts';
export type { Live } from './values.ts';

/** What a run goes by: the document, the server that is asked, and what is live on it. */
export interface FuzzOptions extends OperationOptions {
  /** The published OpenAPI 3.1 document: what clients go by, so that a defect of its generator shows too. */
  readonly document: object;
}

/** Some wait for the server while others make up what comes next. */
const atOnce = 4;

/**
 * Sends at least 200 made-up requests to each operation of a document, and demands: what is valid ends in a documented
 * success, half of the time at least, or in a documented error; what breaks one rule of the input is refused with a problem
 * that names the place, and each rule is seen refused; who has no credentials gets 401; nothing fails, and every answer is
 * one that the document lists.
 *
 * @returns What was sent, an operation each, in the document's order.
 * @throws Error with each demand that was not met, the smallest request that shows it as a command, and the seed.
 */
export async function fuzz({ document, ...options }: FuzzOptions): Promise<FuzzReport[]> {
  const source = readSource(document);
  const waiting = [...source.operations.entries()];
  const reports: FuzzReport[] = [];
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, inputs] = next;
      const found = await fuzzOperation(source, inputs, options);
      reports[index] = found.report;
      failures.push(...found.failures);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failures.length > 0) throw new Error(`With the seed ${options.seed}:\n\n${failures.join('\n\n')}`);
  return reports;
}
