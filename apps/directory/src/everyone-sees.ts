import { type Viewer, hasRole } from '@leadline/domain';
import type { Sql } from '@leadline/postgres';

const all: Sql = { text: 'true', params: {} };
const none: Sql = { text: 'false', params: {} };

/** Who works here is known to everyone who may sign in; names and addresses are masked apart. */
export const everyone = (): Sql => all;

/** Only administrators, and machines that were granted it, configure the directory. */
export const configurers = (viewer: Viewer): Sql => (hasRole(viewer, 'ADMIN', 'SERVICE') ? all : none);
