import { v7 } from 'uuid';
/** x */
export const thing = (): string => v7();
export const here = import.meta.dirname;
