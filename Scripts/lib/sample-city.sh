# shellcheck shell=bash
# Loads the sample city; sourced by the scripts that need it.

# load_sample_city BINARY HOME: runs the load commands that Data/sample-city/README.md tells its readers.
load_sample_city() {
    local binary=$1 home=$2 command options=() commands=()
    case $home in /*) ;; *) home=$PWD/$home ;; esac
    mapfile -t commands < <(grep '^pafta load ' Data/sample-city/README.md)
    [ ${#commands[@]} -gt 0 ] || { echo "Data/sample-city/README.md names no load commands" >&2; return 1; }
    for command in "${commands[@]}"; do
        read -r -a options <<<"${command#pafta load }"
        (cd Data/sample-city && exec "$binary" load --home "$home" "${options[@]}" </dev/null) || return 1
    done
}
