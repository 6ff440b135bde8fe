import { createConfig, parseYaml } from '@redocly/openapi-core';
import {
  astToString,
  resolveRef,
  scanDiscriminators,
  transformSchema,
  type GlobalContext,
  type OpenAPI3,
} from 'openapi-typescript';
import ts from 'typescript';

/**
 * The TypeScript of a description: its `paths`, `components` and `operations`.
 *
 * openapi-typescript's own entry lints and bundles first, which takes longer than making the types. The description here
 * is one file that the kit has checked, so it goes straight to what makes them.
 *
 * @param yaml An OpenAPI 3.1 description with no references into other files.
 */
export async function typesOf(yaml: string): Promise<string> {
  // The boundary to what the kit wrote.
  const description = parseYaml(yaml) as OpenAPI3;
  const nodes = transformSchema(description, await contextOf(description));
  return astToString(nodes.map((node) => (isPaths(node) ? withMethodsOnly(node) : node)));
}

function isPaths(node: ts.Node): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === 'paths';
}

/**
 * A path without `put?: never` for each method it lacks, and without parameters of its own, which the kit gives to its
 * operations. Thousands of such members would cost whoever checks a client, and src/call-types.ts goes by those there are.
 */
function withMethodsOnly(node: ts.InterfaceDeclaration): ts.InterfaceDeclaration {
  const members = node.members.map((path) => {
    if (!ts.isPropertySignature(path) || !path.type || !ts.isTypeLiteralNode(path.type)) return path;
    const type = ts.factory.createTypeLiteralNode(path.type.members.filter(isMethod));
    return ts.factory.updatePropertySignature(path, path.modifiers, path.name, path.questionToken, type);
  });
  const { modifiers, name, typeParameters, heritageClauses } = node;
  return ts.factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, members);
}

function isMethod(member: ts.TypeElement): boolean {
  const isAbsent = ts.isPropertySignature(member) && member.type?.kind === ts.SyntaxKind.NeverKeyword;
  return !isAbsent && !(member.name && ts.isIdentifier(member.name) && member.name.text === 'parameters');
}

async function contextOf(description: OpenAPI3): Promise<GlobalContext> {
  const silent = true;
  // A member with a default may still be left out of a request.
  const defaultNonNullable = false;
  return {
    ...switchedOff,
    silent,
    defaultNonNullable,
    injectFooter: [],
    discriminators: scanDiscriminators(description, { silent }),
    redoc: await createConfig({}),
    resolve: ($ref) => resolveRef(description, $ref, { silent }),
    transform: (schema, { path }) => (schema.format === 'binary' ? bytesType(path ?? '') : undefined),
    transformProperty: undefined,
    postTransform: undefined,
  };
}

/** Its defaults, which only its own entry fills in. */
const switchedOff = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
};

/** Answers and form parts are Blobs; a raw request body may be whatever fetch sends as it is. */
function bytesType(path: string): ts.TypeNode {
  const raw = path.includes('requestBody') && !path.includes('multipart');
  const names = raw ? ['Blob', 'ArrayBuffer', 'Uint8Array<ArrayBuffer>', 'ReadableStream<Uint8Array>'] : ['Blob'];
  return ts.factory.createUnionTypeNode(names.map((each) => ts.factory.createTypeReferenceNode(each)));
}
