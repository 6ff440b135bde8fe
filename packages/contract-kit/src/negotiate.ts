import { ProblemError } from './problem.ts';

/**
 * The offered media type that `Accept` likes best (RFC 9110, 12.5.1); the first offer when it has no wish.
 * One offer is given whatever was asked for, as the RFC allows.
 *
 * @throws ProblemError `not_acceptable` when several are offered and none will do.
 */
export function negotiate(offers: readonly string[], accept: string | null): string {
  const first = offers[0] ?? '';
  if (offers.length < 2 || accept === null || accept.trim() === '') return first;
  const ranges = accept.split(',').map(parseRange);
  let best = { type: '', quality: 0 };
  for (const type of offers) {
    const quality = qualityOf(type, ranges);
    if (quality > best.quality) best = { type, quality };
  }
  if (best.quality > 0) return best.type;
  throw new ProblemError('not_acceptable', { detail: `This answer comes as ${offers.join(' or ')}.` });
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function parseRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  const quality = /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 1;
  return { type, quality };
}

/** The most specific range that matches decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  for (const candidate of [type, `${type.split('/')[0]}/*`, '*/*']) {
    const match = ranges.find((range) => range.type === candidate);
    if (match) return match.quality;
  }
  return 0;
}
