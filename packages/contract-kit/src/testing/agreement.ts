import fc from 'fast-check';

import { compileCheck } from '../check.ts';
import { createDocument } from '../document.ts';
import { isArray, isObject, objectAt, type Json, type JsonObject } from '../json.ts';
import {
  contentOf,
  headersOf,
  type AnyOperation,
  type ContractConfig,
  type ObjectSchema,
  type Schema,
} from '../operation.ts';
import { streamKind } from '../streams.ts';
import { readSource, type Source } from './inputs.ts';
import { schemaRules } from './schema-rules.ts';
import { absent, createValues, settle } from './values.ts';

/** How values are made up to compare with. */
export interface AgreementOptions {
  readonly seed: number;
  /** Values for each schema, and for each of its rules. Default: 20. */
  readonly runs?: number;
}

/**
 * Holds what is enforced to what is published: for every schema of the operations, values that fit, values that break one
 * of its rules and values of any kind are let through by the kit's check if, and only if, ajv lets them through by the
 * document.
 *
 * @returns One sentence for each schema that is not what it says; empty when all are.
 * @throws TypeError for operations that cannot be published.
 */
export function findDisagreements(
  contract: ContractConfig,
  operations: readonly AnyOperation[],
  options: AgreementOptions,
): string[] {
  const about = { title: '-', version: '0.0.0', summary: '-', description: '-' };
  const info = { ...about, license: { name: '-', identifier: '-' }, servers: [], tags: [] };
  const document = createDocument(contract, operations, info);
  const source = readSource(document);
  return operations.flatMap((operation) =>
    pairsOf(operation, document).flatMap((pair) => disagreement(source, pair, options)),
  );
}

/** A schema of the contract, and what is published of it. */
interface Pair {
  readonly where: string;
  readonly enforced: Schema;
  readonly published: JsonObject;
}

function disagreement(
  source: Source,
  { where, enforced, published }: Pair,
  { seed, runs = 20 }: AgreementOptions,
): string[] {
  const check = compileCheck(enforced);
  const values = createValues(source);
  const broken = schemaRules(source, values, published, false).flatMap((rule) => rule.broken ?? []);
  for (const plans of [values.of(published), ...broken, anything]) {
    for (const plan of fc.sample(plans, { seed, numRuns: runs })) {
      const value = settle(plan, {});
      if (value === absent || check(value) === source.fits(published, value)) continue;
      const [who, other] = check(value) ? ['the check', 'the document'] : ['the document', 'the check'];
      return [`${where}: ${who} lets ${JSON.stringify(value)} through and ${other} does not.`];
    }
  }
  return [];
}

/** Values of every type, with numbers and strings that JSON can carry and few expect. */
const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    -0,
    2 ** 53,
    -(2 ** 53),
    2 ** 60,
    1e308,
    5e-324,
    0.1 + 0.2,
    '',
    '\0',
    '\ud800',
    '😀',
    'a\n',
    [],
    {},
    null,
  ),
  fc.jsonValue({ depthSize: 'small' }).map((value) => value as Json),
);

function pairsOf(operation: AnyOperation, document: JsonObject): Pair[] {
  const path = objectAt(objectAt(document, 'paths'), operation.path.replaceAll('...}', '}'));
  const written = objectAt(path, operation.method.toLowerCase());
  const { operationId, params, query, headers, cookies, body } = operation;
  const parts = { path: params, query, header: headers, cookie: cookies };
  return [
    ...Object.entries(parts).flatMap(([part, schema]) =>
      membersOf(schema).map(([name, member]) => ({
        where: `${operationId}, ${part}.${name}`,
        enforced: member,
        published: objectAt(parameterAt(written, part, name), 'schema'),
      })),
    ),
    ...(body ? contentPairs(`${operationId}, body`, contentOf(body), objectAt(written, 'requestBody')) : []),
    ...Object.entries(operation.responses).flatMap(([status, response]) => {
      const where = `${operationId}, response ${status}`;
      const at = objectAt(objectAt(written, 'responses'), status);
      return [
        ...contentPairs(where, contentOf(response), at),
        ...membersOf(headersOf(response)).map(([name, member]) => ({
          where: `${where}, header ${name}`,
          enforced: member,
          published: objectAt(namedLike(objectAt(at, 'headers'), name), 'schema'),
        })),
      ];
    }),
  ];
}

function contentPairs(where: string, content: Readonly<Record<string, Schema>>, written: JsonObject): Pair[] {
  return Object.entries(content).flatMap(([type, schema]): Pair[] => {
    const published = objectAt(objectAt(objectAt(written, 'content'), type), 'schema');
    // What streams is held to its pieces' schema, which stands for itself elsewhere.
    if (streamKind(schema)) return [];
    if (type !== 'multipart/form-data') return [{ where: `${where} as ${type}`, enforced: schema, published }];
    // Its files are no part of the schema that is enforced.
    const members = objectAt(published, 'properties');
    return membersOf(schema as ObjectSchema).map(([name, member]) => ({
      where: `${where}.${name}`,
      enforced: member,
      published: objectAt(members, name),
    }));
  });
}

function membersOf(schema: ObjectSchema | undefined): (readonly [string, Schema])[] {
  return Object.entries<Schema>(schema?.shape ?? {});
}

function parameterAt(written: JsonObject, part: string, name: string): JsonObject {
  const parameters = isArray(written['parameters']) ? written['parameters'].filter(isObject) : [];
  const found = parameters.find((parameter) => parameter['in'] === part && isNamed(parameter['name'], name));
  return found ?? {};
}

/** Headers are spelt in another case in the document. */
function isNamed(written: Json | undefined, name: string): boolean {
  return typeof written === 'string' && written.toLowerCase() === name.toLowerCase();
}

function namedLike(object: JsonObject, name: string): JsonObject {
  const spelling = Object.keys(object).find((key) => isNamed(key, name)) ?? name;
  return objectAt(object, spelling);
}
