import { ProblemError } from '@sheaf/client';
import { describe, expect, it } from 'vitest';

import { problemsOnly, refusalOf } from './refusal.ts';

type Issues = NonNullable<NonNullable<ProblemError['problem']>['issues']>;

function problem(code: string, issues?: Issues): ProblemError {
  const about = { status: 400, code, title: 'Invalid input' };
  return new ProblemError({
    ...about,
    problem: {
      type: 'about:blank',
      ...about,
      error: 'Invalid input',
      requestId: 'req-1',
      ...(issues ? { issues } : {}),
    },
  });
}

const fields = ['name', 'email'];

describe('where an error is shown in a form', () => {
  it('at its field', () => {
    const error = problem('invalid_input', [
      { in: 'body', path: ['email'], message: 'Invalid email address', code: 'wrong_format' },
      { path: ['name'], message: 'Too small', code: 'too_small' },
    ]);
    expect(refusalOf(error, { fields })).toEqual({
      errors: { email: 'Invalid email address', name: 'Too small' },
      failure: null,
    });
  });

  it('at the field its code is about', () => {
    const options = { fields, codes: { email_taken: 'email' }, words: { email_taken: 'Somebody has it.' } };
    expect(refusalOf(problem('email_taken'), options)).toEqual({
      errors: { email: 'Somebody has it.' },
      failure: null,
    });
  });

  it('above the buttons, with the request, when it is about no field', () => {
    expect(refusalOf(problem('last_admin'), { fields, words: { last_admin: 'One must stay.' } })).toEqual({
      errors: {},
      failure: { message: 'One must stay.', requestId: 'req-1' },
    });
  });

  it('above the buttons when it is about a field that is not on the screen', () => {
    const error = problem('invalid_input', [
      { in: 'body', path: ['email'], message: 'No', code: 'wrong_format' },
      { in: 'body', path: ['scopes', 0], message: 'Unknown', code: 'not_allowed' },
    ]);
    const { errors, failure } = refusalOf(error, { fields });
    expect(errors).toEqual({ email: 'No' });
    expect(failure?.message).toBe('scopes.0: Unknown');
  });

  it('also when it is no problem of the API at all', () => {
    expect(refusalOf(new Error('boom'), { fields }).failure).toEqual({
      message: 'Something went wrong.',
      requestId: null,
    });
  });

  it('leaves out fields that are well', () => {
    expect(problemsOnly({ name: null, email: 'No', role: undefined })).toEqual({ email: 'No' });
  });
});
