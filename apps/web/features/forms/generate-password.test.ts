import { describe, expect, it } from 'vitest';

import { generatePassword } from './generate-password.ts';
import { newPasswordProblem } from './rules.ts';

describe('a generated password', () => {
  it('has four groups of five easily told characters', () => {
    const password = generatePassword();
    expect(password).toMatch(/^([a-hj-km-np-zA-HJ-NP-Z2-9]{5}-){3}[a-hj-km-np-zA-HJ-NP-Z2-9]{5}$/);
    expect(newPasswordProblem(password)).toBeNull();
  });

  it('differs each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => generatePassword())).size).toBe(50);
  });

  it('throws away bytes that would favour the first letters', () => {
    const answers = [new Uint8Array(20).fill(255), new Uint8Array(20).fill(0)];
    expect(generatePassword(() => answers.shift() ?? new Uint8Array())).toBe('aaaaa-aaaaa-aaaaa-aaaaa');
    expect(answers).toHaveLength(0);
  });
});
