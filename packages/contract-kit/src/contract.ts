import type { ContractConfig, Operation, OperationDefinition } from './operation.ts';
import { assertOperation, assertProblems } from './operation-rules.ts';
import type { BaseProblemCode } from './problem.ts';

/**
 * Binds `operation()` to one API's problem codes, security schemes and scopes, so that a misspelt one does not compile.
 *
 * @throws TypeError for a problem whose status is no error, and from `operation()` when the operation says something it
 * cannot keep: a status that no request can bring about, a header that is never found, … The message says what to do.
 */
export function defineContract<const C extends ContractConfig>(config: C) {
  assertProblems(config.problems);
  type Auth = keyof C['security'] & string;
  type Code = (keyof C['problems'] & string) | BaseProblemCode;
  function operation<const D extends OperationDefinition<Auth, C['scopes'][number], Code>>(
    definition: D,
  ): Operation<D> {
    assertOperation(definition, config);
    return definition;
  }
  return { ...config, operation };
}
