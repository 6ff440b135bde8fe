import type { AnyOperation } from '../operation.ts';
import { conflictsOf } from '../operation-rules.ts';
import { pathOf, readRouteFiles, type RouteFile } from '../route-files.ts';
import { operationOf, routeMethods } from '../route.ts';

/**
 * Compares a contract with the routes of the Next app that serves it, in both directions.
 *
 * @param project The folder that holds `app` and perhaps `pages`.
 * @param base The path of the contract's server: `/api`.
 * @returns One sentence per gap, saying what to do; empty when the two agree.
 * @throws TypeError for a route file that exports nothing that answers.
 */
export async function findGaps(operations: readonly AnyOperation[], project: string, base = '/api'): Promise<string[]> {
  const files = await readRouteFiles(project);
  const served = files.flatMap(servedFrom);
  const known = new Set(operations.map(({ operationId }) => operationId));
  const ids = new Set(served.map(({ operation }) => operation.operationId));
  return [
    ...conflictsOf(operations),
    ...operations
      .filter(({ operationId }) => !ids.has(operationId))
      .map((operation) => `${operation.operationId} has no route: export it from ${fileFor(operation, base)}.`),
    ...served
      .filter(({ operation }) => !known.has(operation.operationId))
      .map(
        ({ operation, file }) =>
          `${file} serves ${operation.operationId}, which is not in the contract: add it there or remove the route.`,
      ),
    ...served.filter(({ operation, path }) => path !== base + operation.path).map((one) => misplaced(one, base)),
    ...served.filter(({ operation, method }) => method !== operation.method).map(misnamed),
    ...files.flatMap(incomplete),
  ];
}

interface Served {
  readonly file: string;
  /** What the file answers: the name of the export, and the path. */
  readonly method: string;
  readonly path: string;
  readonly operation: AnyOperation;
}

function servedFrom({ file, segments, handlers }: RouteFile): Served[] {
  return [...handlers].flatMap(([method, handler]): Served[] => {
    const operation = operationOf(handler);
    return operation ? [{ file, method, path: pathOf(segments), operation }] : [];
  });
}

function misplaced({ operation, file }: Served, base: string): string {
  const place = fileFor(operation, base, file.startsWith('pages/') ? 'pages' : 'app');
  return `${operation.operationId} is ${operation.path} in the contract: move it from ${file} to ${place}.`;
}

function misnamed({ operation, file, method }: Served): string {
  return `${file} exports ${operation.operationId} as ${method}: it is ${operation.method} in the contract. Export what resource() gives under its own names.`;
}

/** A method that is left out of a module of the kit's would be answered by Next, without `Allow` and without a problem. */
function incomplete({ file, handlers }: RouteFile): string[] {
  const missing = routeMethods.filter((method) => !handlers.has(method));
  const isOurs = [...handlers.values()].some((handler) => operationOf(handler));
  if (!isOurs || missing.length === 0) return [];
  return [`${file} leaves ${missing.join(', ')} to Next: export all that resource() gives.`];
}

/** Where an operation is served from: by the App Router, or by the legacy Pages Router. */
function fileFor({ path }: AnyOperation, base: string, router: 'app' | 'pages' = 'app'): string {
  const folders = path.replace(/\{(\w+)\.\.\.\}/g, '[...$1]').replace(/\{(\w+)\}/g, '[$1]');
  return router === 'app' ? `app${base}${folders}/route.ts` : `pages${base}${folders}.ts`;
}
