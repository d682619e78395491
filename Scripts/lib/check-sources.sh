#!/usr/bin/env bash
# Checks rules of the house that no compiler knows. Prints every breach; fails if there is one.
#
#   Scripts/lib/check-sources.sh
set -eu
# shellcheck source=Scripts/lib/common.sh
. "$(dirname "$0")/common.sh"

breaches=0

# breach TEXT [LINES]: reports one.
breach() {
    breaches=$((breaches + 1))
    echo "  $1"
    [ -z "${2:-}" ] || echo "$2" | cut -c 1-160 | head -n 20 | sed 's/^/    /'
}

# The files that belong to the project, also those that are not committed yet.
own_files() {
    git ls-files --cached --others --exclude-standard | while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}

check_importers() {
    local folder module importers
    for folder in Sources/C[A-Z]*/; do
        [ -f "$folder/module.modulemap" ] || continue
        module=$(basename "$folder")
        importers=$(grep -rlE "^ *(@[a-z_]+ )?([a-z]+ )?import $module\$" Sources --include='*.swift' | cut -d / -f 2 | sort -u)
        [ "$(echo "$importers" | grep -c .)" = 1 ] ||
            breach "$module must be imported by exactly one module" "${importers:-nobody imports it}"
    done
}

# The report that `swift test` writes as XML holds names as they are.
check_test_names() {
    local found
    found=$(grep -rnE '(func|struct|class|enum) `[^`]*["&<>][^`]*`' Tests --include='*.swift' || true)
    [ -z "$found" ] || breach 'names of tests have none of " & < >' "$found"
}

# Code without the comments at its end or around it; good enough to look for words.
check_words() {
    local found
    found=$(grep -rnE '(^|[^[:alnum:]_])(try!|fatalError\(|assertionFailure\()' Sources --include='*.swift' |
        grep -vE '^[^:]+:[0-9]+: *//' || true)
    [ -z "$found" ] || breach "errors are thrown, the process is not ended" "$found"
    found=$(grep -rnE '(^|[^[:alnum:]_.])(print|debugPrint|dump)\(' Sources --include='*.swift' |
        grep -vE '^Sources/pafta/|^[^:]+:[0-9]+: *//' || true)
    [ -z "$found" ] || breach "only the command line prints" "$found"
    found=$(grep -rnE '^ *(@_exported|(public )?import Foundation)' Sources --include='*.swift' || true)
    [ -z "$found" ] || breach "no module exports another, none needs Foundation" "$found"
}

check_lengths() {
    local found
    found=$(find Sources -name '*.swift' -exec wc -l {} + | awk '$1 > 400 && $2 != "total"')
    [ -z "$found" ] || breach "longer than 400 lines" "$found"
}

# Folders of one machine and hosts of package registries have no place in the project.
check_places() {
    local found
    found=$(own_files | grep -v '^Scripts/lib/check-sources.sh$' | tr '\n' '\0' |
        xargs -0 -r grep -InE '(^|[^[:alnum:]._/-])/(work|farm|root|opt|home/[a-z]+)/' || true)
    [ -z "$found" ] || breach "a path of one machine" "$found"
    found=$(own_files | grep -v '^Scripts/lib/check-sources.sh$' | tr '\n' '\0' |
        xargs -0 -r grep -InE '(pypi|pythonhosted|npmjs|crates)\.(org|io|com)|(deb|snapshot|security)\.debian\.' || true)
    [ -z "$found" ] || breach "the host of a package registry" "$found"
}

check_importers
check_test_names
check_words
check_lengths
check_places
[ "$breaches" = 0 ] || fail "$breaches rules are broken"
