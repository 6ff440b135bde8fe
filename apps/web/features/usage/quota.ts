const gigabyte = 1e9;

/** A limit as it is typed, in gigabytes; empty where none is set. */
export function quotaText(bytes: number | null): string {
  return bytes === null ? '' : String(bytes / gigabyte);
}

/** Bytes of a limit that was typed; null where none is set. */
export function quotaOf(text: string): number | null {
  return text === '' ? null : Math.round(Number(text.replace(',', '.')) * gigabyte);
}

/** Why a limit cannot be that; null when it can. */
export function quotaProblem(text: string): string | null {
  if (text === '') return null;
  if (!/^\d{1,6}([.,]\d{1,9})?$/.test(text)) return 'Type a number such as 10 or 0.5, or nothing.';
  return null;
}
