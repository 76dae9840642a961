import './first.ts';

/** The other end of the cycle. */
export const second = (): string => 'second';
