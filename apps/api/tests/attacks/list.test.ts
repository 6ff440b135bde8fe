import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

/*
 * SECURITY.md lists the attacks, each with the test that tries it.
 */

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const rows = [...read('SECURITY.md').matchAll(/^\| (.+?) +\| \[(.+)\]\((\S+\.ts)\) +\|$/gm)];

it.each(rows.map(([, attack = '', title = '', file = '']) => ({ attack, title, file })))(
  '$attack: there is such a test',
  ({ title, file }) => {
    const titles = Array.from(read(file).matchAll(/(?:\b(?:it|test)|\))\(\s*'([^'\n]+)'/g), ([, found = '']) => found);
    expect(titles.filter((found) => found.includes(title))).not.toEqual([]);
  },
);

it('the list is whole', () => {
  expect(rows.length).toBeGreaterThanOrEqual(40);
});

function read(file: string): string {
  return readFileSync(`${repository}${file}`, 'utf8');
}
