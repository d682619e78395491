# shellcheck shell=bash
# Shared by the scripts of this folder; sourced, never run. Changes into the project's root.

# Where the script was called from: what its user names is relative to that.
# shellcheck disable=SC2034  # not every script needs it
caller=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

# The text before each message: the script that was started.
script=${0##*/}

say() { echo "$script: $*"; }

fail() { echo "$script: $*" >&2; exit 1; }

# as_root COMMAND…: runs it directly for root, with sudo for anybody else.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root, and sudo is missing; as root run: $*"
    fi
}

# build_release: makes pafta and pafta-server in .build/release unless nothing that it is made of has changed since it was made.
#
# The stamp is older than the build, so that an edit made meanwhile counts; folders are looked at too, for deleted files.
build_release() {
    local folder=.build/release stamp=.build/pafta-release.stamp product
    if [ -x "$folder/pafta" ] && [ -x "$folder/pafta-server" ] && [ -f "$stamp" ] &&
        [ -z "$(find Sources Package.swift -newer "$stamp" -print -quit)" ]; then
        return 0
    fi
    mkdir -p .build
    touch "$stamp.new"
    for product in pafta pafta-server; do
        swift build -c release --product "$product" || { rm -f "$stamp.new"; return 1; }
    done
    mv "$stamp.new" "$stamp"
}
