/** No letters or digits that are mistaken for each other: passwords are also read out and typed off paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const groups = 4;
const groupLength = 5;

/** A password nobody guesses (115 bits) in groups that a person can type: `kx7mQ-4tdWp-hR2vz-Bn9Xc`. */
export function generatePassword(random: (count: number) => Uint8Array = randomBytes): string {
  const characters = pick(groups * groupLength, random);
  return Array.from({ length: groups }, (_, group) =>
    characters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
}

/** Bytes beyond the last whole round of the alphabet are thrown away: each character is as likely as any other. */
function pick(count: number, random: (count: number) => Uint8Array): string[] {
  const limit = 256 - (256 % alphabet.length);
  const characters: string[] = [];
  while (characters.length < count) {
    for (const byte of random(count)) {
      const character = byte < limit ? alphabet[byte % alphabet.length] : undefined;
      if (character !== undefined && characters.length < count) characters.push(character);
    }
  }
  return characters;
}

function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}
