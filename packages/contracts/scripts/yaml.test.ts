import type { Json } from '@sheaf/contract-kit/document';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

import { toYaml } from './yaml.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[-?: \n\t#'"|>%@`\\a-z0-9~{}[\],&*!=<]{0,12}$/),
  fc.constantFrom('', 'yes', 'null', '1.0', '0x1f', '2026-01-01', '12:30', '<<', 'a: b', 'a #b', 'x'.repeat(200)),
  fc
    .array(fc.constantFrom('', ' ', 'a', ' a', 'a ', '\t', '# a', '- a'), { maxLength: 5 })
    .map((all) => all.join('\n')),
);
const name = text.filter((each) => !each.includes('\n') && each !== '__proto__');
// JSON knows one zero.
const number = fc.oneof(fc.integer(), fc.double({ noDefaultInfinity: true, noNaN: true })).map((each) => each + 0);

const { members } = fc.letrec<{ value: Json; members: Record<string, Json> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('members'),
  ),
  members: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

it('is read back as what was written', () => {
  const filled = members.filter((each) => Object.keys(each).length > 0);
  fc.assert(
    fc.property(filled, (document) => {
      expect(parse(toYaml(document))).toEqual(document);
    }),
    { numRuns: 500 },
  );
});

it('leaves out a member that is undefined', () => {
  expect(toYaml({ a: undefined, b: { c: undefined }, d: [] })).toBe('b: {}\nd: []\n');
});
