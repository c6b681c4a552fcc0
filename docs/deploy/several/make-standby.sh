#!/bin/sh
# Makes this machine's Postgres a standby of PRIMARY: the first time, and to bring a former primary back after a fail-over.
# As postgres, with the server stopped: make-standby.sh PRIMARY-HOST PORT DATA-FOLDER (its password is in ~/.pgpass).
set -eu
primary=$1 port=$2 data=$3
PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin | tail -1)
if pg_ctl status --pgdata="$data" > /dev/null 2>&1; then
  echo "Postgres still runs in $data: stop it first." >&2
  exit 1
fi
# What stood there is kept until the copy is whole.
if [ -d "$data" ] && [ -n "$(ls -A "$data")" ]; then mv "$data" "$data.before-$(date +%Y%m%d%H%M%S)"; fi
pg_basebackup --host="$primary" --port="$port" --username=kejar_replication --no-password \
  --pgdata="$data" --write-recovery-conf --wal-method=stream --checkpoint=fast
echo "Start it. Then, on the primary: alter system reset synchronous_standby_names; select pg_reload_conf();"
