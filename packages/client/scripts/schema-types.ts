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
  return astToString(transformSchema(description, await contextOf(description)));
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
