import type { User } from '@/lib/api/types.ts';

/** The users whose name, address or handle holds every word of what is looked for, wherever and in whatever case. */
export function findUsers<Found extends User>(users: readonly Found[], wanted: string): readonly Found[] {
  const words = folded(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return users;
  return users.filter((user) => {
    const text = folded(`${user.name} ${user.email} ${user.handle}`);
    return words.every((word) => text.includes(word));
  });
}

/** Without case and accents: `Zoë` is found by `zoe`. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
