/** Where kill.ts can make a server end, in the order in which an upload comes by. */
export const KILL_POINTS = [
  'kill-amid-bytes',
  'kill-before-sync',
  'kill-before-rename',
  'kill-after-rename',
  'kill-before-commit',
  'kill-after-commit',
] as const;

export type KillPoint = (typeof KILL_POINTS)[number];
