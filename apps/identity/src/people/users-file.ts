import { readFile } from 'node:fs/promises';
import { roles } from '@leadline/domain';
import { z } from 'zod';

const usersFileSchema = z.object({
  teams: z.array(z.object({ id: z.guid(), name: z.string() })),
  users: z.array(
    z.object({
      id: z.guid(),
      username: z.string().min(1),
      roles: z.array(z.enum(roles)),
      teams: z.array(z.guid()),
      /** Scopes of a SERVICE user; other roles have the scopes of the role. */
      scope: z.string().optional(),
    }),
  ),
});

/** The users that are known from the start, whatever the directory holds. */
export type UsersFile = z.output<typeof usersFileSchema>;

/** Reads the file of well-known users and teams; throws when it is not of the shape. */
export async function readUsersFile(path: string): Promise<UsersFile> {
  return usersFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}
