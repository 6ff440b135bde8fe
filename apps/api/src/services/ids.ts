import { randomBytes } from 'node:crypto';

export type IdPrefix = 'usr' | 'inv' | 'ses' | 'key' | 'spc' | 'ent' | 'ver' | 'upl' | 'shr' | 'job';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SUFFIX = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** A new TypeID (`ent_01h…`): the prefix and a UUIDv7 in Crockford's base32. Ids made by one process sort by age. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${encode(uuid7())}`;
}

/** Whether the text is a TypeID with this prefix: 26 base32 digits that fit in 128 bits. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.startsWith(`${prefix}_`) && SUFFIX.test(text.slice(prefix.length + 1));
}

let lastTime = 0;
let counter = 0;

/** RFC 9562, 5.7, with `rand_a` as a counter (6.2, method 1), so that ids of the same millisecond keep their order. */
function uuid7(): Buffer {
  const now = Date.now();
  const bytes = randomBytes(16);
  if (now > lastTime) {
    lastTime = now;
    counter = bytes.readUInt16BE(6) & 0x07ff;
  } else {
    counter += 1;
    if (counter > 0x0fff) {
      lastTime += 1;
      counter = 0;
    }
  }
  bytes.writeUIntBE(lastTime, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes;
}

/** 128 bits as 26 digits of five bits each; the first one holds the top three bits. */
function encode(bytes: Buffer): string {
  let value = (bytes.readBigUInt64BE(0) << 64n) | bytes.readBigUInt64BE(8);
  let text = '';
  for (let digit = 0; digit < 26; digit += 1) {
    text = (ALPHABET[Number(value & 31n)] ?? '') + text;
    value >>= 5n;
  }
  return text;
}
