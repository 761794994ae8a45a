#!/bin/sh
# The browser, the database and the Redis that the tests drive for real, from Debian's packages. Installs what is missing.
set -e
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
[ -n "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || missing="$missing postgresql"
command -v redis-server >/dev/null || missing="$missing redis-server"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests need:$missing. Install them with your system's package manager, then run 'make test' again." >&2
    exit 1
fi
echo "Installing$missing ..."
apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
