import type { AnyOperation } from '../operation.ts';
import { conflictsOf } from '../operation-rules.ts';
import { pathOf, readRouteFiles } from '../route-files.ts';
import { operationOf } from '../route.ts';

/**
 * Compares a contract with the routes of the Next app that serves it, in both directions.
 *
 * @param project The folder that holds `app` and perhaps `pages`.
 * @param base The path of the contract's server: `/api`.
 * @returns One sentence per gap, saying what to do; empty when the two agree.
 */
export async function findGaps(operations: readonly AnyOperation[], project: string, base = '/api'): Promise<string[]> {
  const served = await servedOperations(project);
  const known = new Set(operations.map(({ operationId }) => operationId));
  const ids = new Set(served.map(({ operation }) => operation.operationId));
  return [
    ...conflictsOf(operations),
    ...operations
      .filter(({ operationId }) => !ids.has(operationId))
      .map((operation) => `${operation.operationId} has no route: export it from ${expectedFile(operation, base)}.`),
    ...served
      .filter(({ operation }) => !known.has(operation.operationId))
      .map(
        ({ operation, file }) =>
          `${file} serves ${operation.operationId}, which is not in the contract: add it there or remove the route.`,
      ),
    ...served
      .filter(({ operation, path }) => path !== base + operation.path)
      .map(
        ({ operation, file }) =>
          `${operation.operationId} is ${operation.path} in the contract: move it from ${file} to ${expectedFile(operation, base)}.`,
      ),
  ];
}

interface Served {
  readonly file: string;
  /** The path that the file answers. */
  readonly path: string;
  readonly operation: AnyOperation;
}

function expectedFile({ path }: AnyOperation, base: string): string {
  const folders = path.replace(/\{(\w+)\.\.\.\}/g, '[...$1]').replace(/\{(\w+)\}/g, '[$1]');
  return `app${base}${folders}/route.ts`;
}

async function servedOperations(project: string): Promise<Served[]> {
  const files = await readRouteFiles(project);
  return files.flatMap(({ file, segments, handlers }) =>
    [...handlers.values()].flatMap((handler): Served[] => {
      const operation = operationOf(handler);
      return operation ? [{ file, path: pathOf(segments), operation }] : [];
    }),
  );
}
