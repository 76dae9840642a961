import pg from 'pg';

/** A database with the login role that owns it. */
export interface ServiceDatabase {
  name: string;
  password: string;
}

/** Makes the databases that are missing, each with a role that owns it and can enter no other; returns each one's address. */
export async function prepareDatabases(adminUrl: string, databases: readonly ServiceDatabase[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const database of databases) await prepare(client, database);
  } finally {
    await client.end();
  }
  return databases.map((database) => addressOf(adminUrl, database));
}

/** Takes from everybody the right to enter the databases that every PostgreSQL has; for a server of our own only. */
export async function closeSharedDatabases(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC');
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client, { name, password }: ServiceDatabase): Promise<void> {
  const [role, secret] = [client.escapeIdentifier(name), client.escapeLiteral(password)];
  const verb = (await exists(client, 'pg_roles WHERE rolname', name)) ? 'ALTER' : 'CREATE';
  await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${secret}`);
  if (!(await exists(client, 'pg_roles WHERE rolsuper AND rolname', await currentUser(client))))
    await client.query(`GRANT ${role} TO CURRENT_USER`);
  if (!(await exists(client, 'pg_database WHERE datname', name))) {
    // template1 cannot be copied while anybody is connected to it, template0 always can.
    await client.query(`CREATE DATABASE ${role} OWNER ${role} TEMPLATE template0`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${role} FROM PUBLIC`);
}

async function exists(client: pg.Client, where: string, name: string): Promise<boolean> {
  return (await client.query(`SELECT FROM ${where} = $1`, [name])).rowCount === 1;
}

async function currentUser(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
  return rows[0]?.name ?? '';
}

function addressOf(adminUrl: string, { name, password }: ServiceDatabase): string {
  const url = new URL(adminUrl);
  url.username = name;
  url.password = password;
  url.pathname = `/${name}`;
  return url.href;
}
