#!/usr/bin/env bash
# Unpacks Asterisk, espeak-ng and opus-tools from Debian testing into a folder of their own: no root, nothing installed on the machine.
# What is not needed is left out; the rest runs on its own libraries, so that it works on older Debians and may be moved.
#
#   asterisk/bring-engine.sh FOLDER [--write-pins]    makes FOLDER/asterisk-<version>-<key> and the link FOLDER/engine
#
# packages.txt pins versions. Debian testing moves: where a pinned version is gone, what testing holds now is taken,
# and FOLDER/engine.said says what differs. --write-pins writes what was taken back into packages.txt.
set -euo pipefail

HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
WANTED=(asterisk espeak-ng opus-tools)
SUITE=testing
OLDEST=22

main() {
  TOOLS="$1"
  work="$(mktemp -d "$TOOLS/engine.XXXXXX")" # on the disk that keeps the result
  trap 'rm -rf "$work"' EXIT
  : >"$work/said"
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null ||
    give_up "Amer brings Asterisk from Debian's packages, and this machine has no apt-get. Install Asterisk $OLDEST or newer, espeak-ng and opus-tools yourself."
  prepare_apt
  apt-get update
  fetch_pinned || fetch_newest
  for package in "$work"/debs/*.deb; do dpkg-deb -x "$package" "$work/all"; done
  gather
  [ "${2:-}" != --write-pins ] || write_pins
  put_in_place
}

give_up() {
  echo "$*"
  echo "Without the telephone: './amer demo --no-voice'."
  exit 1
}

# The mirror this machine's own sources name.
mirror() {
  local found
  found="$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{sources,list} /etc/apt/mirrors/*.list 2>/dev/null |
    grep -v '^ *#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ')" || true
  [ -n "$found" ] || give_up "No Debian mirror stands in this machine's apt sources (/etc/apt/sources.list); add one."
  echo "$found"
}

# apt-get on state of its own: it neither reads what is installed here nor changes it.
prepare_apt() {
  local keys=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -f "$keys" ] || give_up "The keys of Debian's archive are missing. As root: apt-get install debian-archive-keyring"
  local from
  from="$(mirror)"
  mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/debs" "$work/none"
  : >"$work/state/status"
  echo "deb [signed-by=$keys] $from $SUITE main" >"$work/sources.list"
  cat >"$work/apt.conf" <<CONF
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "$work/none";
Dir::Etc::preferences "$work/none/preferences";
Dir::Etc::preferencesparts "$work/none";
Dir::State "$work/state";
Dir::State::status "$work/state/status";
Dir::Cache "$work/cache";
APT::Install-Recommends "0";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "1";
APT::Sandbox::User "";
CONF
  export APT_CONFIG="$work/apt.conf"
}

pins() {
  grep -vE '^(#|$)' "$HERE/packages.txt" 2>/dev/null | sed 's/ /=/'
}

# Exactly the packages something is taken from, at exactly the versions we know.
fetch_pinned() {
  local wanted
  mapfile -t wanted < <(pins)
  [ ${#wanted[@]} -gt 0 ] || return 1
  (cd "$work/debs" && apt-get download "${wanted[@]}")
}

# Whatever versions testing holds today, with everything they depend on.
fetch_newest() {
  rm -f "$work"/debs/*.deb
  apt-get install -y --download-only "${WANTED[@]}"
  mv "$work"/cache/archives/*.deb "$work/debs/"
  local package name version pinned
  for package in "$work"/debs/*.deb; do
    read -r name version < <(dpkg-deb --show "$package")
    pinned="$(sed -n "s/^$name //p" "$HERE/packages.txt" 2>/dev/null)"
    [ -z "$pinned" ] || [ "$pinned" = "$version" ] || echo "$name $version instead of $pinned" >>"$work/said"
  done
}

# Takes the programs, the chosen modules, and the libraries those ask for.
gather() {
  local all="$work/all" tree="$work/tree" file library
  local libs modules
  libs="$(dirname "$(find "$all/usr/lib" -name 'ld-linux-*.so.*' -type f | head -n 1)")"
  modules="$libs/asterisk/modules"
  mkdir -p "$tree"/{bin,libexec,lib,modules,share/asterisk/documentation,copyright}
  cp "$all/usr/sbin/asterisk" "$all"/usr/bin/{espeak-ng,opusenc,opusdec} "$tree/libexec/"
  while read -r file; do
    [ -f "$modules/$file.so" ] || give_up "This Asterisk has no module '$file'."
    cp "$modules/$file.so" "$tree/modules/"
  done < <(grep -vE '^(#|$)' "$HERE/modules.txt")
  cp "$all"/usr/share/asterisk/documentation/{core-en_US.xml,appdocsxml.*} "$tree/share/asterisk/documentation/"
  cp -r "$all/usr/share/asterisk/rest-api" "$tree/share/asterisk/"
  cp -r "$libs/espeak-ng-data" "$tree/share/"
  cp "$libs"/ld-linux-*.so.* "$tree/lib/ld.so"
  chmod 755 "$tree/lib/ld.so"
  # Encryption of sound (libsrtp on NSS) opens these by name while it runs: nothing says so beforehand.
  local later=("$libs"/lib{softokn3,freebl3,freeblpriv3}.so)
  for file in "${later[@]}"; do [ -f "$file" ] || give_up "The packages have no ${file##*/}."; done
  for file in "$tree"/libexec/* "$tree"/modules/*.so "${later[@]}"; do
    "$tree/lib/ld.so" --library-path "$libs:$libs/pulseaudio" --list "$file"
  done | tee "$work/needed" | awk '$1 !~ /^\// && $2 == "=>" && $3 ~ /^\// { print $3 }' >"$work/libraries"
  printf '%s\n' "${later[@]}" >>"$work/libraries"
  sort -u -o "$work/libraries" "$work/libraries"
  ! grep 'not found' "$work/needed" || give_up 'A library is missing from the packages.'
  while read -r library; do cp -L "$library" "$tree/lib/$(basename "$library")"; done <"$work/libraries"
  write_starter asterisk ''
  write_starter opusenc ''
  write_starter opusdec ''
  # shellcheck disable=SC2016
  write_starter espeak-ng 'ESPEAK_DATA_PATH="${ESPEAK_DATA_PATH:-$here/share/espeak-ng-data}" '
  note_packages
}

# A program of the tree starts on the tree's own loader and libraries, wherever the tree lies.
write_starter() {
  cat >"$work/tree/bin/$1" <<STARTER
#!/bin/sh
here="\$(dirname "\$(dirname "\$(readlink -f "\$0")")")"
$2exec "\$here/lib/ld.so" --argv0 $1 --library-path "\$here/lib" "\$here/libexec/$1" "\$@"
STARTER
  chmod 755 "$work/tree/bin/$1"
}

# Which packages something was taken from, at which version, under which licence.
note_packages() {
  local package name version
  { cat "$work/libraries" && echo /usr/sbin/asterisk /usr/bin/{espeak-ng,opusenc,opusdec} | tr ' ' '\n'; } |
    sed "s#.*/##" | sort -u >"$work/taken"
  for package in "$work"/debs/*.deb; do
    read -r name version < <(dpkg-deb --show "$package")
    case "$name" in
      asterisk-modules | asterisk-config | espeak-ng-data | libc6) ;;
      *) dpkg-deb --contents "$package" | sed -E 's# -> .*##; s#.*/##' | grep -qxFf "$work/taken" || continue ;;
    esac
    echo "$name $version"
    cp -L "$work/all/usr/share/doc/$name/copyright" "$work/tree/copyright/$name" 2>/dev/null || true
  done | sort >"$work/tree/packages"
}

write_pins() {
  { sed -n '/^#/p' "$HERE/packages.txt" 2>/dev/null && cat "$work/tree/packages"; } >"$work/pins"
  cp "$work/pins" "$HERE/packages.txt"
}

put_in_place() {
  local version name
  version="$("$work/tree/bin/asterisk" -V | sed -E 's/^Asterisk ([0-9.]+).*/\1/')"
  [ "${version%%.*}" -ge "$OLDEST" ] || give_up "Debian $SUITE holds Asterisk $version; Amer needs $OLDEST or newer."
  echo "$version" >"$work/tree/version"
  chmod -R u+rwX,go+rX,go-w "$work/tree"
  # Named for what is in it: an engine at work keeps its own tree, and copies elsewhere are told apart.
  name="asterisk-$version-$(cat "$work/tree/packages" "$HERE/modules.txt" "$HERE/bring-engine.sh" | sha256sum | cut -c 1-8)"
  [ -d "$TOOLS/$name" ] || mv "$work/tree" "$TOOLS/$name"
  ln -sfn "$name" "$TOOLS/engine"
  mv "$work/said" "$TOOLS/engine.said"
}

main "$@"
