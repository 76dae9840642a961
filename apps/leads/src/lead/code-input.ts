import { text } from '@leadline/subgraph';

/** A short word that may go into facts: it must not be able to hold an address or a sentence with marks. */
export const code = (longest = 80) =>
  text(longest).regex(/^[\p{L}\p{N}][\p{L}\p{N} .,&+/()'_-]*$/u, {
    error: "must be a short word or code: letters, digits, blanks and . , & + / ( ) ' _ -",
  });
