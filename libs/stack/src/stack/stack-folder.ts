import { resolve } from 'node:path';
import { stackSettings } from '../environment.ts';
import { repositoryRoot } from '../repository.ts';

/** The state folder of the stack that `npm start` runs and the other commands ask: LEADLINE_STACK, else `.leadline` of a repository. */
export const stackFolder = (root: string = repositoryRoot): string => resolve(root, stackSettings().LEADLINE_STACK ?? '.leadline');
