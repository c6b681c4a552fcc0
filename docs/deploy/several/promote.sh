#!/bin/sh
# Makes this machine's standby the primary, after the former one was lost. As postgres on the standby:
# promote.sh FORMER-HOST FORMER-PORT OWN-PORT. HAProxy finds the new primary by itself.
set -eu
former=$1 former_port=$2 port=$3
ask() { psql --no-psqlrc --no-password --tuples-only --no-align --port="$port" --dbname=postgres --command="$1"; }
if [ "$(ask 'select pg_is_in_recovery()')" != t ]; then
  echo "This server is no standby: nothing was done." >&2
  exit 1
fi
# Two primaries would both take reports. One that still answers has to be stopped by hand, and kept stopped.
if pg_isready --quiet --host="$former" --port="$former_port" --timeout=3; then
  echo "$former still answers: stop Postgres there first (systemctl disable --now postgresql@15-main)." >&2
  exit 1
fi
# It has no standby of its own yet that a commit could wait for.
ask "alter system set synchronous_standby_names = ''" > /dev/null
ask 'select pg_reload_conf()' > /dev/null
[ "$(ask 'select pg_promote(true, 60)')" = t ]
echo "Promoted. The former primary comes back with make-standby.sh; never start it as it is."
