import { InvalidArgumentError } from 'commander';

/** Reads a number that is at least 0. */
export function amount(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError('It must be a number that is not negative.');
}

/** Reads a whole number that is at least 1. */
export function count(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number, 1 or more.');
}

/** Reads a repeated or comma-separated option. */
export function words(text: string, earlier: string[] = []): string[] {
  return [...earlier, ...text.split(',').map((word) => word.trim())].filter(Boolean);
}

/** Reads the address of something that is asked over HTTP. */
export function httpUrl(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It must be an address such as https://graph.example/graphql.');
}

const units = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Reads a moment: an ISO instant, or how long ago (`90s`, `10m`, `2h`, `7d`). */
export function moment(text: string, now: Date = new Date()): Date {
  const [, figure, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (figure !== undefined) return new Date(now.getTime() - Number(figure) * units[unit as keyof typeof units] * 1000);
  const instant = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? new Date(text) : undefined;
  if (instant && !Number.isNaN(instant.getTime())) return instant;
  throw new InvalidArgumentError('It must be an instant such as 2026-03-01T09:30:00Z, or how long ago: 90s, 10m, 2h, 7d.');
}
