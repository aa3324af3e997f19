# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the scripts of this folder share. Sourced, never run.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
log_folder=$project/build/log
cd "$project" || exit

# wrong_usage SENTENCE: the command line was wrong.
wrong_usage() {
    printf '%s: %s Call it with --help.\n' "$(basename "$0")" "$1" >&2
    exit 2
}

# step TITLE LOG COMMAND...: says what is done and keeps what the command prints in build/log/LOG.log.
# A failure names the step and its log, shows what matters of it, and ends the script.
step() {
    local title=$1 log=$log_folder/$2.log status=0
    shift 2
    printf '%s ...\n' "$title"
    mkdir -p "$log_folder"
    "$@" >"$log" 2>&1 </dev/null || status=$?
    [[ $status == 0 ]] && return
    {
        printf '\n%s: failed with exit code %d. All of it is in %s\n' "$title" "$status" "$log"
        local tells='^FAIL!|error:|ERROR:|runtime error:|^FAILED|Test unit written'
        if grep -qE "$tells" "$log"; then
            printf '\nLines that tell of a failure:\n'
            grep -EA3 "$tells" "$log" | head -n 40 || true
        fi
        printf '\nThe last lines:\n'
        tail -n 30 "$log"
    } >&2
    exit 1
}

# configure PRESET: writes the build files when there are none, or older presets made them. Ninja sees to the rest.
configure() {
    if [[ ! build/$1/build.ninja -nt CMakePresets.json ]]; then
        step "Configuring $1" "configure-$1" cmake --preset "$1"
    fi
}

# build PRESET [TARGET...]
build() {
    local preset=$1
    shift
    configure "$preset"
    step "Building $preset" "build-$preset" cmake --build "build/$preset" ${1:+--target "$@"}
}
