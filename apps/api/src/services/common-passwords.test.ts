import { expect, test } from 'vitest';

import { isCommonPassword } from './common-passwords.ts';

test.each(['password1234', 'PassWord1234', 'aaaaaaaaaaaaaa', '😀😀😀😀😀😀😀'])('%s is common', (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each(['a password of theirs', 'password1234 and more', 'aaaaaaaaaaab'])('%s is not', (password) => {
  expect(isCommonPassword(password)).toBe(false);
});
