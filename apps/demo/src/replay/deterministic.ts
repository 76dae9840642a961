import { createHash } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A UUID v4 that is always the same for the same text, so that a replay can be repeated without doubling anything. */
export function stableId(text: string): string {
  const bytes = digest(text).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const consonants = 'bcdfghjklmnpqrstvwxz';
const vowels = 'aeiouy';

/** A pronounceable word that is always the same for the same text, and resembles that of another text only by rare chance. */
export function inventedWord(text: string, syllables: number): string {
  const bytes = digest(text);
  let word = '';
  for (let index = 0; index < syllables; index++) {
    word += consonants[bytes[2 * index]! % consonants.length]! + vowels[bytes[2 * index + 1]! % vowels.length]!;
  }
  return word.charAt(0).toUpperCase() + word.slice(1);
}
