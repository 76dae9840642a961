import { serviceEnvironment } from '@leadline/subgraph';
import { z } from 'zod';

const own = z.object({ USERS_FILE: z.string().min(1).optional() });

/** The settings of the directory; USERS_FILE names the users and teams that a new directory starts with. */
export const environment = { ...serviceEnvironment(process.env), usersFile: own.parse(process.env).USERS_FILE };
