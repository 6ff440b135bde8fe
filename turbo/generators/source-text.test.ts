import { expect, test } from 'vitest';

import { sourceText } from './source-text.ts';

const source = sourceText('list.ts', "export * from './a.ts';\nexport * from './c.ts';\n");
const lines = /^export .*\n/gm;

test.each([
  ["export * from './b.ts';\n", 1],
  ["export * from './d.ts';\n", 2],
])('%s is put where it sorts', (line, index) => {
  expect(source.insertSorted(lines, line).text.split(/(?<=\n)/)[index]).toBe(line);
});

test('steps follow each other', () => {
  const { text } = source
    .replace(/a(?=\.ts)/, (found) => `${found}${found}`)
    .before(/^export .*c/m, '// c\n')
    .append('// end\n');
  expect(text).toBe("export * from './aa.ts';\n// c\nexport * from './c.ts';\n// end\n");
});

test('a text that has changed meanwhile is named, and what to do', () => {
  const message = 'list.ts has nothing like /import/ any more: mend turbo/generators/registrations.ts.';
  expect(() => source.before(/import/, 'x')).toThrow(message);
  expect(() => source.replace(/import/, () => 'x')).toThrow(message);
  expect(() => source.insertSorted(/import/g, 'x')).toThrow('list.ts has nothing like /import/m any more');
  expect(() => source.without('./a.ts', 'a is there already')).toThrow('list.ts: a is there already.');
});
