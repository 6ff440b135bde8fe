import { expect, it } from 'vitest';

import { contentDisposition } from './disposition.ts';

it.each([
  ['plain.txt', 'attachment; filename="plain.txt"'],
  ['a "quoted" name.txt', 'attachment; filename="a _quoted_ name.txt"; filename*=UTF-8\'\'a%20%22quoted%22%20name.txt'],
  ['résumé.pdf', 'attachment; filename="r_sum_.pdf"; filename*=UTF-8\'\'r%C3%A9sum%C3%A9.pdf'],
  ["it's (1)*.md", 'attachment; filename="it\'s (1)*.md"'],
  ['100%.txt', 'attachment; filename="100_.txt"; filename*=UTF-8\'\'100%25.txt'],
  ['line\r\nbreak', 'attachment; filename="line__break"; filename*=UTF-8\'\'line%0D%0Abreak'],
])('%j', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header);
});
