import { describe, expect, it } from 'vitest';

import { emailProblem, handleProblem, newPasswordProblem, personNameProblem } from './rules.ts';

describe('what a person may type', () => {
  it.each(['ada@example.com', 'a.b+c@sub.example.co.uk', 'ada@example.museum'])('takes the address %s', (email) => {
    expect(emailProblem(email)).toBeNull();
  });

  it.each(['', 'ada', 'ada@', '@example.com', 'ada@example', 'a b@example.com', `${'a'.repeat(250)}@b.io`])(
    'refuses the address %s',
    (email) => {
      expect(emailProblem(email)).not.toBeNull();
    },
  );

  it('wants names of 1 to 100 characters', () => {
    expect(personNameProblem('')).not.toBeNull();
    expect(personNameProblem('A')).toBeNull();
    expect(personNameProblem('a'.repeat(101))).not.toBeNull();
  });

  it('wants new passwords of 12 to 256 characters', () => {
    expect(newPasswordProblem('12345678901')).not.toBeNull();
    expect(newPasswordProblem('123456789012')).toBeNull();
    expect(newPasswordProblem('a'.repeat(257))).not.toBeNull();
  });

  it.each(['ada', 'a', 'ada-2', '2ada'])('takes the handle %s', (handle) => {
    expect(handleProblem(handle)).toBeNull();
  });

  it.each(['', 'Ada', '-ada', 'ada-', 'a_da', 'a'.repeat(40)])('refuses the handle %s', (handle) => {
    expect(handleProblem(handle)).not.toBeNull();
  });
});
