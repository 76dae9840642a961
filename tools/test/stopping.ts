import { interruption } from '@leadline/stack';

/** Aborted by Ctrl-C or SIGTERM: what runs is ended, what was started is stopped, and the run counts as failed. */
export const stopping = interruption();
