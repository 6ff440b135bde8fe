import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parseSync, type Declaration, type ParseResult } from 'oxc-parser';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const manifest: { readonly exports: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
);

it.each(Object.entries(manifest.exports))('%s says of everything it exports what it is', (_subpath, source) => {
  const names = publicNames(join(folder, source));
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter(({ documented }) => !documented).map(({ name }) => name)).toEqual([]);
});

interface PublicName {
  readonly name: string;
  /** Whether a docstring stands right before its declaration. */
  readonly documented: boolean;
}

/** Every name that a module exports, those included that it passes on from others. */
function publicNames(file: string): PublicName[] {
  const source = readFileSync(file, 'utf8');
  const parsed = parseSync(file, source);
  const declared = declarationsIn(parsed, source);
  const entries = parsed.module.staticExports.flatMap((statement) => statement.entries);
  return entries.flatMap((entry): PublicName[] => {
    const { moduleRequest, importName, localName, exportName } = entry;
    const known = moduleRequest ? publicNames(join(dirname(file), moduleRequest.value)) : declared;
    const local = importName.name ?? localName.name;
    // `export * from` names nothing.
    if (local === null) return known;
    const found = known.find(({ name }) => name === local);
    if (!found) throw new Error(`${file} exports ${local}, whose declaration is not found.`);
    return [{ ...found, name: exportName.name ?? 'default' }];
  });
}

function declarationsIn({ program, comments }: ParseResult, source: string): PublicName[] {
  const docstrings = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'));
  return program.body.flatMap((statement) => {
    const exported = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (!exported || !isDeclaration(exported)) return [];
    const documented = docstrings.some(
      ({ end }) => end <= statement.start && blank(source.slice(end, statement.start)),
    );
    return namesOf(exported).map((name) => ({ name, documented }));
  });
}

function blank(text: string): boolean {
  return text.trim() === '';
}

const kinds = new Set([
  'VariableDeclaration',
  'FunctionDeclaration',
  'TSDeclareFunction',
  'ClassDeclaration',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
]);

function isDeclaration(node: { readonly type: string }): node is Declaration {
  return kinds.has(node.type);
}

function namesOf(declaration: Declaration): string[] {
  const ids =
    declaration.type === 'VariableDeclaration' ? declaration.declarations.map(({ id }) => id) : [declaration.id];
  return ids.flatMap((id) => (id?.type === 'Identifier' ? [id.name] : []));
}
