/** Lays out rows under their headings in columns as wide as they need; a column of numbers is aligned to the right. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const columns = headings.map((heading, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    const isNumeric = cells.length > 0 && cells.every((cell) => typeof cell === 'number');
    const texts = [heading, ...cells].map((cell) => oneLine(String(cell)));
    const width = Math.max(...texts.map((text) => text.length));
    return texts.map((text) => (isNumeric ? text.padStart(width) : text.padEnd(width)));
  });
  return [0, ...rows.keys().map((index) => index + 1)].map((line) =>
    columns
      .map((column) => column[line])
      .join('  ')
      .trimEnd(),
  );
}

// What comes from a record's headers or a person's reason must not break the table, or speak to the terminal.
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
