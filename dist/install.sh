#!/bin/sh
# Installs workshop-check for this user, without root: from a release, or from a folder that `dist/build` made.
#
#   curl -fsSL ADDRESS-OF-THE-RELEASE/install.sh | sh
#   sh install.sh [--from ADDRESS|FOLDER] [--to FOLDER]
#
# --from  where the archives and SHA256SUMS are [default: the release that this script belongs to, else its own folder]
# --to    where the program goes [default: ~/.local/bin]; manual and completions go to the folder "share" beside it
set -eu

# The release workflow writes the address of its release here.
release=''

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 1
}

main() {
  from=$release
  to=$HOME/.local/bin
  while [ $# -gt 0 ]; do
    case $1 in
    --from | --to) [ $# -gt 1 ] || fail "$1 needs a value" ;;
    *) fail "there is no option $1: use --from ADDRESS|FOLDER or --to FOLDER" ;;
    esac
    case $1 in
    --from) from=$2 ;;
    --to) to=$2 ;;
    esac
    shift 2
  done
  if [ -z "$from" ] && [ -f "$(dirname "$0")/SHA256SUMS" ]; then
    from=$(dirname "$0")
  fi
  [ -n "$from" ] || fail "give the address of a release: --from https://…/releases/download/v0.2.0"

  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  trap 'exit 1' HUP INT TERM

  target=$(platform)
  get SHA256SUMS
  archive=$(sed -n "s/^[0-9a-f]*  \(workshop-check-[0-9].*-$target\.tar\.gz\)\$/\1/p" "$scratch/SHA256SUMS")
  [ -n "$archive" ] || fail "there is no archive for $target in $from; try: pip install workshop-check"
  get "$archive"
  verify "$archive"
  tar -xzf "$scratch/$archive" -C "$scratch"
  place "$scratch/${archive%.tar.gz}"
}

# The target of Rust for this machine.
platform() {
  case $(uname -s) in
  Linux) system=unknown-linux-gnu ;;
  Darwin) system=apple-darwin ;;
  *) fail "there is no archive for $(uname -s); try: pip install workshop-check" ;;
  esac
  case $(uname -m) in
  x86_64 | amd64) machine=x86_64 ;;
  aarch64 | arm64) machine=aarch64 ;;
  *) fail "there is no archive for $(uname -m)" ;;
  esac
  echo "$machine-$system"
}

# Copies a file of the release into the scratch folder.
get() {
  case $from in
  http://* | https://*)
    if command -v curl >/dev/null; then
      curl -fsSL --retry 3 -o "$scratch/$1" "$from/$1" || fail "failed to download $from/$1"
    elif command -v wget >/dev/null; then
      wget -q -O "$scratch/$1" "$from/$1" || fail "failed to download $from/$1"
    else
      fail "this needs curl or wget"
    fi
    ;;
  *) cp "$from/$1" "$scratch/$1" 2>/dev/null || fail "there is no $1 in $from" ;;
  esac
}

# Compares the archive's checksum with the one in SHA256SUMS.
verify() {
  line=$(grep "  $1\$" "$scratch/SHA256SUMS")
  if command -v sha256sum >/dev/null; then
    sum=$(cd "$scratch" && sha256sum "$1")
  elif command -v shasum >/dev/null; then
    sum=$(cd "$scratch" && shasum -a 256 "$1")
  else
    fail "this needs sha256sum or shasum, to verify what was downloaded"
  fi
  [ "${sum%% *}" = "${line%% *}" ] || fail "the checksum of $1 is not the one in SHA256SUMS: nothing was installed"
}

# Puts what was unpacked in its places. A program that is running is replaced, not overwritten.
place() {
  mkdir -p "$to"
  cp "$1/workshop-check" "$to/workshop-check.new"
  chmod 755 "$to/workshop-check.new"
  mv -f "$to/workshop-check.new" "$to/workshop-check"
  share=$(dirname "$to")/share
  if [ -d "$1/share" ] && mkdir -p "$share" 2>/dev/null; then
    cp -R "$1/share/." "$share" || echo "the manual and the completions could not be copied to $share" >&2
  fi
  echo "installed $("$to/workshop-check" --version) to $to/workshop-check"
  case :$PATH: in
  *":$to:"*) ;;
  *) echo "$to is not in PATH: add it, or call $to/workshop-check" ;;
  esac
}

main "$@"
