import type { Json, JsonObject } from '@sheaf/contract-kit/document';
import { stringify } from 'yaml';

/**
 * JSON as YAML, in blocks. How a name or a value is written is asked of the yaml package, once for each that there is:
 * it could write the whole, but makes a node of every value first, which takes more than twice as long.
 *
 * @param document Not empty, and with names that fit on a line.
 */
export function toYaml(document: JsonObject): string {
  return `${writeBlock(document, '')}\n`;
}

/** What is filled; its first line comes without the indent that the others have. */
function writeBlock(value: JsonObject | readonly Json[], indent: string): string {
  const inner = `${indent}  `;
  const lines = isList(value)
    ? value.map((item) => `- ${isFilled(item) ? writeBlock(item, inner) : writeLeaf(item, indent)}`)
    : membersOf(value).map(([name, member]) => {
        const rest = isFilled(member) ? `\n${inner}${writeBlock(member, inner)}` : ` ${writeLeaf(member, indent)}`;
        return `${nameAlone(name)}:${rest}`;
      });
  return lines.join(`\n${indent}`);
}

/** A text of several lines is indented, but for its empty lines. */
function writeLeaf(value: Json, indent: string): string {
  return leafAlone(value).replaceAll(/\n(?!\n|$)/g, `\n${indent}`);
}

const style = { blockQuote: 'literal', compat: 'yaml-1.1', lineWidth: 0 } as const;

const nameAlone = remembered((name: string) => stringify({ [name]: 0 }, style).slice(0, -': 0\n'.length));
const leafAlone = remembered((value: Json) => {
  // Blanks before the first letter of a block, or alone on a line, would be taken for its indent.
  if (typeof value === 'string' && /^\n*[ \t]|\n[ \t]+(\n|$)/.test(value)) return JSON.stringify(value);
  // As in an object, since the lines of a text are indented there.
  return stringify({ a: value }, style).slice('a: '.length, -1);
});

function remembered<Value>(write: (value: Value) => string): (value: Value) => string {
  const known = new Map<Value, string>();
  return (value) => {
    const text = known.get(value) ?? write(value);
    known.set(value, text);
    return text;
  };
}

function isFilled(value: Json): value is JsonObject | readonly Json[] {
  return typeof value === 'object' && value !== null && (isList(value) ? value : membersOf(value)).length > 0;
}

function isList(value: JsonObject | readonly Json[]): value is readonly Json[] {
  return Array.isArray(value);
}

/** A member that is undefined is not there. */
function membersOf(value: JsonObject): (readonly [name: string, member: Json])[] {
  return Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, member] as const]));
}
