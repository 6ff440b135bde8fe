/*
 * Why the API would refuse a value, in words for the person typing it; null where it may stand. The API has the last
 * word: these only spare a round trip and speak better.
 */

export function emailProblem(email: string): string | null {
  if (email === '') return 'Type an email address.';
  if (email.length > 254) return 'That address is too long.';
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)
    ? null
    : 'That is no email address: it looks like ada@example.com.';
}

export function personNameProblem(name: string): string | null {
  if (name === '') return 'Type a name.';
  return name.length > 100 ? 'At most 100 characters.' : null;
}

export function newPasswordProblem(password: string): string | null {
  if (password === '') return 'Type a password.';
  if (password.length < 12) return 'At least 12 characters.';
  return password.length > 256 ? 'At most 256 characters.' : null;
}

export function handleProblem(handle: string): string | null {
  if (handle === '') return 'Type a handle.';
  if (handle.length > 39) return 'At most 39 characters.';
  if (!/^[a-z0-9-]+$/.test(handle)) return 'Lower-case letters, digits and hyphens only.';
  return handle.startsWith('-') || handle.endsWith('-') ? 'It cannot start or end with a hyphen.' : null;
}

/** A whole number from 1, or nothing. */
export function countProblem(text: string, most: number): string | null {
  if (text === '') return null;
  if (!/^\d+$/.test(text) || Number(text) < 1) return 'Type a whole number from 1, or nothing.';
  return Number(text) > most ? `At most ${most.toLocaleString('en')}.` : null;
}
