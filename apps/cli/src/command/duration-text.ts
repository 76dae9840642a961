const steps = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const;

/** A duration in the largest unit that fits: `12 s`, `4 min`, `3 h`, `2 d`. */
export function durationText(seconds: number): string {
  const [size, unit] = steps.find(([size]) => seconds >= size) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${unit}`;
}
