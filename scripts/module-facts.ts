import { posix } from 'node:path';

import type { MemberExpression, NewExpression } from 'oxc-parser';
import { parseSync, Visitor } from 'oxc-parser';

/** One import or re-export of a module, in any of its spellings. */
export interface ImportFact {
  /** A repository path (`packages/client/src/index.ts`) or, for what is not ours, the name as written (`node:fs`). */
  readonly target: string;
  readonly specifier: string;
  /** Gone after type stripping. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Something a module does that a layer may forbid. */
export interface SyntaxFact {
  readonly kind: 'branch' | 'environment' | 'eval';
  readonly line: number;
}

export interface ModuleFacts {
  readonly imports: readonly ImportFact[];
  readonly syntax: readonly SyntaxFact[];
}

/** Our packages by name, and the folder each one stands in. */
const workspace: Readonly<Record<string, string>> = {
  '@sheaf/api': 'apps/api',
  '@sheaf/client': 'packages/client',
  '@sheaf/contract-kit': 'packages/contract-kit',
  '@sheaf/contracts': 'packages/contracts',
  '@sheaf/e2e': 'e2e',
  '@sheaf/scripts': 'scripts',
  '@sheaf/web': 'apps/web',
};

/**
 * Reads what one module imports and does.
 *
 * @param path the module's path from the repository's root, with forward slashes
 * @throws SyntaxError when the source does not parse: an unread file must not pass as a clean one
 */
export function readModule(path: string, source: string): ModuleFacts {
  const parsed = parseSync(path, source);
  const [broken] = parsed.errors;
  if (broken) throw new SyntaxError(`${path}: ${broken.message}`);

  const imports: ImportFact[] = [];
  const syntax: SyntaxFact[] = [];
  const lineOf = (offset: number) => source.slice(0, offset).split('\n').length;
  const addImport = (specifier: string, offset: number, typeOnly: boolean) =>
    imports.push({ target: resolve(path, specifier), specifier, typeOnly, line: lineOf(offset) });
  const addSyntax = (kind: SyntaxFact['kind']) => (node: { readonly start: number }) =>
    syntax.push({ kind, line: lineOf(node.start) });

  for (const { moduleRequest, entries, start } of parsed.module.staticImports) {
    addImport(moduleRequest.value, start, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries, start } of parsed.module.staticExports) {
    const request = entries[0]?.moduleRequest;
    const typeOnly = entries.every((entry) => entry.isType);
    if (request) addImport(request.value, start, typeOnly);
  }
  const branch = addSyntax('branch');
  new Visitor({
    ImportExpression: ({ source: request, start }) => {
      if (request.type === 'Literal' && typeof request.value === 'string') addImport(request.value, start, false);
    },
    TSImportType: ({ source: request, start }) => {
      addImport(request.value, start, true);
    },
    MemberExpression: (node) => {
      if (readsEnvironment(node)) addSyntax('environment')(node);
    },
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && ['eval', 'Function'].includes(node.callee.name)) addSyntax('eval')(node);
    },
    NewExpression: (node) => {
      if (makesFunction(node)) addSyntax('eval')(node);
    },
    IfStatement: branch,
    SwitchStatement: branch,
    ConditionalExpression: branch,
    LogicalExpression: branch,
    TryStatement: branch,
    ForStatement: branch,
    ForInStatement: branch,
    ForOfStatement: branch,
    WhileStatement: branch,
    DoWhileStatement: branch,
  }).visit(parsed.program);
  return { imports, syntax };
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  if (specifier.startsWith('#') && from.startsWith('apps/api/')) return `apps/api/src/${specifier.slice(1)}`;
  if (specifier.startsWith('@/') && from.startsWith('apps/web/')) return `apps/web/${specifier.slice(2)}`;
  const name = specifier.split('/', 2).join('/');
  const folder = workspace[name];
  return folder === undefined ? specifier : `${folder}${specifier.slice(name.length)}`;
}

function readsEnvironment({ object, property }: MemberExpression): boolean {
  const name = property.type === 'Literal' ? property.value : property.type === 'Identifier' && property.name;
  return (
    name === 'env' && ((object.type === 'Identifier' && object.name === 'process') || object.type === 'MetaProperty')
  );
}

function makesFunction({ callee }: NewExpression): boolean {
  return callee.type === 'Identifier' && callee.name === 'Function';
}
