import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { AnyOperation } from '../operation.ts';
import { operationOf, routeMethods } from '../route.ts';

/**
 * Compares a contract with the `route.ts` files that serve it, in both directions.
 *
 * @param directory The folder whose URL is the contract's server: `app/api`.
 * @returns One sentence per gap, saying what to do; empty when the two agree.
 */
export async function findGaps(operations: readonly AnyOperation[], directory: string): Promise<string[]> {
  const served = await servedOperations(directory);
  const known = new Set(operations.map(({ operationId }) => operationId));
  const ids = new Set(served.map(({ operation }) => operation.operationId));
  return [
    ...repeated(operations),
    ...operations
      .filter(({ operationId }) => !ids.has(operationId))
      .map((operation) => `${operation.operationId} has no route: export it from ${expectedFile(operation)}.`),
    ...served
      .filter(({ operation }) => !known.has(operation.operationId))
      .map(
        ({ operation, file }) =>
          `${file} serves ${operation.operationId}, which is not in the contract: add it there or remove the route.`,
      ),
    ...served
      .filter(({ operation, file }) => file !== expectedFile(operation))
      .map(
        ({ operation, file }) =>
          `${operation.operationId} is ${operation.path} in the contract: move it from ${file} to ${expectedFile(operation)}.`,
      ),
  ];
}

/** The file that serves an operation, relative to the folder of its API: `entries/[id]/route.ts`. */
export function expectedFile({ path }: AnyOperation): string {
  const folders = path
    .slice(1)
    .replace(/\{(\w+)\.\.\.\}/g, '[...$1]')
    .replace(/\{(\w+)\}/g, '[$1]');
  return `${folders}/route.ts`;
}

interface Served {
  readonly file: string;
  readonly operation: AnyOperation;
}

async function servedOperations(directory: string): Promise<Served[]> {
  const files = await readdir(directory, { recursive: true });
  const modules = files.filter((file) => file.split(sep).at(-1) === 'route.ts');
  const found = await Promise.all(
    modules.map(async (file) => {
      const exports = (await import(pathToFileURL(join(directory, file)).href)) as Record<string, object | undefined>;
      return routeMethods.flatMap((method): Served[] => {
        const operation = operationOf(exports[method] ?? {});
        return operation ? [{ file: file.split(sep).join('/'), operation }] : [];
      });
    }),
  );
  return found.flat();
}

function repeated(operations: readonly AnyOperation[]): string[] {
  const seen = new Map<string, string>();
  return operations.flatMap(({ operationId, method, path }) =>
    [operationId, `${method} ${path}`].flatMap((key) => {
      const other = seen.get(key);
      seen.set(key, operationId);
      return other === undefined
        ? []
        : [`${key} is defined twice (${other}, ${operationId}): give each operation its own.`];
    }),
  );
}
