import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The command line is not one that the command understands. */
export class UsageError extends Error {}

/** @throws UsageError */
export function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
  positionals: 0 | 1 = 0,
) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: positionals > 0, strict: true });
    if (parsed.positionals.length === positionals) return parsed;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError('It takes one folder.');
}

/** @throws UsageError */
export function graceMs(hours: string): number {
  if (!/^\d{1,5}$/.test(hours)) throw new UsageError('--grace-hours takes a whole number, such as 24.');
  return Number(hours) * 60 * 60 * 1000;
}
