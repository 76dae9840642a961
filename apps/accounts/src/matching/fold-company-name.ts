import { attachedLegalForms, leadingLegalForms, legalForms, longLegalForms } from './legal-forms.ts';

const letters: Record<string, string> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/**
 * A company's name as it is compared: without case, accents, punctuation and legal form, so that "ACME, Inc." and "Acmé GmbH & Co. KG" are one.
 * Null when no letter or digit is left. A name that is nothing but a legal form stays as it is.
 */
export function foldCompanyName(name: string): string | null {
  const words = foldWords(name.normalize('NFKC').replace(attachedLegalForms, ' '));
  const core = withoutLegalForm(words);
  const folded = (core.length > 0 ? core : words).join(' ');
  return folded === '' ? null : folded;
}

/** Words without case, accents and punctuation; initials that are written apart become one word. */
export function foldWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    // Only accents: the marks of other scripts change the sound, so the word.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæøœłđðþı]/g, (letter) => letters[letter] ?? letter)
    .replace(/[&+]/g, ' and ')
    .replace(/(?<=\p{L})['’`´.](?=\p{L})|(?<=\b\p{L})\/(?=\p{L}\b)/gu, '');
  return joinInitials(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''));
}

function joinInitials(words: readonly string[]): string[] {
  const joined: string[] = [];
  let afterInitial = false;
  for (const word of words) {
    const isInitial = /^\p{Script=Latin}$/u.test(word);
    if (isInitial && afterInitial) joined.push((joined.pop() ?? '') + word);
    else joined.push(word);
    afterInitial = isInitial;
  }
  return joined;
}

function withoutLegalForm(words: readonly string[]): string[] {
  let core = [...words];
  while (core.length > 1 && leadingLegalForms.has(core[0] ?? '')) core = core.slice(1);
  for (let length = formLength(core); length > 0; length = formLength(core)) {
    core = core.slice(0, -length);
    if (core.at(-1) === 'and') core.pop();
  }
  return core;
}

/** How many of the last words are a legal form. */
function formLength(words: readonly string[]): number {
  const long = longLegalForms.find((form) => form.length < words.length && form.every((word, at) => words.at(at - form.length) === word));
  if (long) return long.length;
  return words.length > 1 && legalForms.has(words.at(-1) ?? '') ? 1 : 0;
}
