// as: apps/leads/src/capture/an-example.ts
// breaks: @typescript-eslint/consistent-type-imports
import { Viewer } from '@leadline/domain';

/** Who asks. */
export const nameOf = (viewer: Viewer): string => viewer.id;
