/** The layer check: `node scripts/layers.ts` from the repository's root. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { LayerRule } from './layer-rules.ts';
import { layerRules } from './layer-rules.ts';
import type { ImportFact, ModuleFacts } from './module-facts.ts';
import { readModule } from './module-facts.ts';

/** Path from the repository's root → what that module imports and does. */
export type ModuleTree = ReadonlyMap<string, ModuleFacts>;

export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

const TEST = /\.test(-d)?\.tsx?$|\/(tests|testing)\/|^e2e\//;
const VAGUE = /^(utils?|helpers?|common|misc|shared)\.tsx?$/;

/** Every place where an arrow points the wrong way. A rule that binds no file at all is one, too: it has rotted. */
export function checkLayers(tree: ModuleTree): Violation[] {
  return [...layerRules.flatMap((rule) => checkRule(rule, tree)), ...checkNames(tree)];
}

/** Reads all TypeScript of the workspace under one folder. */
export function readTree(root: string): ModuleTree {
  const exclude = ['**/node_modules/**', '**/.next/**', '**/build/**', '**/dist/**', '**/*.gen.ts', '**/*.d.ts'];
  const paths = globSync('{packages,apps,e2e,scripts}/**/*.{ts,tsx,mts}', { cwd: root, exclude });
  return new Map(
    paths.map((path) => [path.replaceAll('\\', '/'), readModule(path, readFileSync(`${root}/${path}`, 'utf8'))]),
  );
}

function checkRule(rule: LayerRule, tree: ModuleTree): Violation[] {
  const bound = boundBy(rule, tree);
  if (bound.length === 0) {
    const message = `The rule binds no file. Mend its pattern ${rule.from} in scripts/layer-rules.ts.`;
    return [{ rule: rule.name, path: 'scripts/layer-rules.ts', line: 1, message }];
  }
  return bound.flatMap(([path, { imports, syntax }]) => [
    ...imports
      .filter((fact) => refuses(rule, fact))
      .map(({ line, specifier }) => violation(rule, path, line, `imports '${specifier}'`)),
    ...syntax
      .filter(({ kind }) => kind === rule.syntax)
      .map(({ line, kind }) => violation(rule, path, line, `has ${syntaxNames[kind]}`)),
  ]);
}

function boundBy(rule: LayerRule, tree: ModuleTree): (readonly [string, ModuleFacts])[] {
  const roots = Array.from(tree).filter(([path]) => rule.from.test(path) && !rule.except?.test(path));
  const wanted = rule.reach ? reachable(roots, tree) : roots;
  return wanted.filter(([path]) => rule.tests === true || !TEST.test(path));
}

function reachable(
  roots: readonly (readonly [string, ModuleFacts])[],
  tree: ModuleTree,
): (readonly [string, ModuleFacts])[] {
  const found = new Map(roots);
  // A Map yields entries that are added while it is walked.
  for (const [, { imports }] of found) {
    for (const { target, typeOnly } of imports) {
      const next = tree.get(target);
      if (next && !typeOnly) found.set(target, next);
    }
  }
  return Array.from(found);
}

function refuses(rule: LayerRule, { target, typeOnly }: ImportFact): boolean {
  if (typeOnly && rule.typesAllowed === true) return false;
  return rule.refuse?.test(target) === true || rule.only?.test(target) === false;
}

function checkNames(tree: ModuleTree): Violation[] {
  return Array.from(tree.keys())
    .filter((path) => VAGUE.test(basename(path)))
    .map((path) => ({
      rule: 'names-say-something',
      path,
      line: 1,
      message: `${path} says nothing of its content. Name the file after what it holds.`,
    }));
}

const syntaxNames = {
  branch: 'an if, try, loop or ternary',
  environment: 'process.env',
  eval: 'eval or new Function',
} as const;

function violation(rule: LayerRule, path: string, line: number, what: string): Violation {
  return { rule: rule.name, path, line, message: `${path} ${what}. ${rule.advice}` };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const tree = readTree(process.cwd());
  const violations = checkLayers(tree);
  for (const { path, line, rule, message } of violations) console.error(`${path}:${line} [${rule}] ${message}`);
  console.log(`${layerRules.length} rules over ${tree.size} files: ${violations.length} violations.`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
