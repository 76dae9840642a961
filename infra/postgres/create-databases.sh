#!/bin/bash
# Runs once, on an empty data folder: a database and a login role for each service. A role can enter no database but its own.
set -euo pipefail

for service in directory leads accounts opportunities projects; do
  psql --quiet --set=ON_ERROR_STOP=1 --set=service="$service" --set=password="$DATABASE_PASSWORD" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"service" LOGIN PASSWORD :'password';
CREATE DATABASE :"service" OWNER :"service" TEMPLATE template0;
REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
SQL
done
