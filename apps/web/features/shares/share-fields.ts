import { dayProblem, type ExpiryChoice } from '@/features/forms/expiry.ts';
import type { FieldProblems } from '@/features/forms/refusal.ts';
import { countProblem } from '@/features/forms/rules.ts';
import { exactValue, textValue } from '@/features/forms/text-value.ts';

/** What a form says of how a link is protected. */
export interface ShareFields {
  readonly password: string;
  /** A day, where one is picked. */
  readonly expiresAt: string;
  readonly maxDownloads: string;
}

export function readShareFields(data: FormData): ShareFields {
  return {
    password: exactValue(data, 'password'),
    expiresAt: textValue(data, 'expiresAt'),
    maxDownloads: textValue(data, 'maxDownloads'),
  };
}

/** @param now when the form is sent */
export function shareFieldProblems(fields: ShareFields, expiry: ExpiryChoice, now: Date): FieldProblems {
  const { password, expiresAt, maxDownloads } = fields;
  return {
    password: password !== '' && password.length < 8 ? 'At least 8 characters.' : null,
    expiresAt: dayProblem(expiry, expiresAt, now),
    maxDownloads: countProblem(maxDownloads, 1_000_000),
  };
}
