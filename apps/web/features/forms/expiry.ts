/** When something ends: never, after so many days, or with a day that the person picks. */
export const expiryChoices = [
  { value: 'never', label: 'Never' },
  { value: '1', label: 'In a day' },
  { value: '7', label: 'In 7 days' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'day', label: 'On a day …' },
] as const;

export type ExpiryChoice = (typeof expiryChoices)[number]['value'];

/**
 * The moment a choice stands for, as the API takes it; null for never. A picked day counts to its end.
 *
 * @param day `2027-01-31`, in the person's own zone
 */
export function expiryOf(choice: ExpiryChoice, day: string, now: Date): string | null {
  if (choice === 'never') return null;
  if (choice === 'day') return new Date(`${day}T23:59:59`).toISOString();
  const end = new Date(now);
  end.setDate(end.getDate() + Number(choice));
  return end.toISOString();
}

/** What is wrong with a picked day; null where it may stand. */
export function dayProblem(choice: ExpiryChoice, day: string, now: Date): string | null {
  if (choice !== 'day') return null;
  const end = new Date(`${day}T23:59:59`);
  if (Number.isNaN(end.getTime())) return 'Pick a day.';
  return end <= now ? 'That day is over.' : null;
}

/** @param now in milliseconds */
export function isOver(expiresAt: string, now: number): boolean {
  return Date.parse(expiresAt) <= now;
}
