#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# completion.bats - the scripts of `loft completion`, run by their shells.

load helpers

setup_file() {
    local shell
    cd "$BATS_FILE_TMPDIR" || return 1
    for shell in bash zsh fish; do
        "$LOFT" completion $shell >script.$shell || return 1
    done
    "$LOFT" completion zsh >_loft
}

# by_bash WORD... - what bash completes the last word to, sorted, in one line. Readline parts
# words at "=".
by_bash() {
    bash --norc --noprofile -c 'source "$0" || exit 1
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _loft
        printf "%s\n" "${COMPREPLY[@]}"' "$BATS_FILE_TMPDIR/script.bash" "$@" | sort | paste -sd ' '
}

# by_fish LINE - the same of fish, without the descriptions.
by_fish() {
    HOME=$WORK fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' \
        "$BATS_FILE_TMPDIR/script.fish" "$1" | cut -f 1 | sort | paste -sd ' '
}

# by_zsh LINE - the line as zsh has it after the tabulator.
by_zsh() {
    (cd "$BATS_FILE_TMPDIR" && timeout 60 zsh -f -c '
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PROMPT=; unset zle_bracketed_paste; fpath=($PWD \$fpath)
            autoload -Uz compinit; compinit -u -D
            loft() { print -r -- \"GOT:\$*:\" }
            cd ${(q)2}; print RE''ADY"
        zpty -r -m shell out "*READY*"
        zpty -n -w shell "$1"$'"'\t'"'
        zpty -n -w shell $'"'\n'"'
        zpty -r -m shell out "*GOT:*:*"
        print -r -- "loft ${${out##*GOT:}%%:*}"' zsh "$1" "$WORK")
}

# names COMMAND - the long options that its help lists, sorted, in one line.
names() {
    "$LOFT" "$1" --help | sed -n '/^Options:/,/^$/s/^ \{2\}[-, a-zA-Z]\{4\}\(--[a-z-]*\).*/\1/p' | sort | paste -sd ' '
}

commands() {
    "$LOFT" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'
}

@test "bash completes every command and every option of its help" {
    local all
    all=$(commands | sort | paste -sd ' ')
    [ "$(by_bash loft help '')" = "$all" ]
    [ "$(by_bash loft '')" = "$( (commands; echo help) | sort | paste -sd ' ')" ]
    [ "$(by_bash loft est)" = estimate ]
    [ "$(by_bash loft -q est)" = estimate ]
    [ "$(by_bash loft --ver)" = --version ]
    local command
    for command in $(commands); do
        echo "$command"
        [ "$(by_bash loft "$command" --)" = "$(names "$command")" ]
        [ -n "$(names "$command")" ]
    done
}

@test "bash completes the words that an option takes, and names of files and folders" {
    [ "$(by_bash loft estimate --class liq)" = "liquid-1 liquid-2 liquid-short" ]
    [ "$(by_bash loft estimate --class = liq)" = "liquid-1 liquid-2 liquid-short" ]
    [ "$(by_bash loft joint --class =)" = "$(by_bash loft list --class '')" ]
    [ "$(by_bash loft export -f k)" = kml ]
    [ "$(by_bash loft export --flight sta)" = "standard standard-toward-azimuth" ]
    [ "$(by_bash loft plot --format '')" = "pdf png svg" ]
    [ "$(by_bash loft plot --theme d)" = dark ]
    [ "$(by_bash loft plot --format svg ma)" = "" ] # behind the kind come files
    [ "$(by_bash loft list --kind conv)" = converted ]
    [ "$(by_bash loft plot ma)" = map ]
    [ "$(by_bash loft completion '')" = "bash fish zsh" ]
    mkdir 'a folder' other
    : >a-file
    [ "$(by_bash loft run --out a)" = "a folder" ]
    [ "$(by_bash loft estimate --apogee 1)" = "" ]
    [ "$(by_bash loft estimate --png a)" = "" ] # readline's own names of files
    [ "$(by_bash loft run a)" = "" ]
    [ "$(bash -c 'source "$0" && complete -p loft' "$BATS_FILE_TMPDIR/script.bash")" = \
        "complete -o bashdefault -o default -F _loft loft" ]
    [ "$(bash -c 'source "$0" && complete -p loft' "$BATS_FILE_TMPDIR/script.bash" 2>&1 >/dev/null)" = "" ]
}

# The collection is that of the sources; the program is found as people find it.
@test "each shell completes the ids of scenarios, and files beside them" {
    export LOFT_SCENARIOS=$ROOT/scenarios PATH=${LOFT%/*}:$PATH
    local id=2024-10-31-hwasong-19 command
    [ "$(loft list --ids "$ROOT/scenarios" | wc -l)" -eq "$(find "$ROOT/scenarios" -name '*.json' | wc -l)" ]
    for command in run check export joint trajectories 'plot map'; do
        # shellcheck disable=SC2086 # two words for a plot
        [ "$(by_bash loft $command 2024-10)" = $id ]
    done
    [ "$(by_bash loft plot 2024-10)" = "" ]
    [ "$(by_bash loft fly 2024-10)" = "" ]
    : >2024-10.json
    [ "$(by_bash loft run 2024-10)" = "2024-10-31-hwasong-19 2024-10.json" ]
    : >picture.png
    [ "$(by_bash loft replay pict)" = "" ] # readline's own names of files
    if command -v fish; then
        [ "$(by_fish 'loft run 2024-10')" = "2024-10-31-hwasong-19 2024-10.json" ]
        [ "$(by_fish 'loft plot map 2024-10-')" = $id ]
        [ "$(by_fish 'loft replay pict')" = picture.png ]
    fi
    if command -v zsh; then
        [ "$(by_zsh 'loft run 2024-10-')" = "loft run $id" ]
        [ "$(by_zsh 'loft plot map 2024-10-')" = "loft plot map $id" ]
        [ "$(by_zsh 'loft replay pict')" = "loft replay picture.png" ]
    fi
}

@test "fish completes the same" {
    need fish fish
    fish --no-execute "$BATS_FILE_TMPDIR/script.fish"
    [ "$(by_fish 'loft est')" = estimate ]
    local command option
    for command in $(commands); do
        [ "$(by_fish "loft ${command:0:-1}")" = "$command" ] || [ "$command" = fly ]
        for option in $(names "$command"); do
            echo "$command $option"
            [[ " $(by_fish "loft $command $option") " == *" $option "* ]]
        done
    done
    [ "$(by_fish 'loft estimate --class liq')" = "liquid-1 liquid-2 liquid-short" ]
    [ "$(by_fish 'loft export --format=k')" = "--format=kml" ]
    [ "$(by_fish 'loft export -f k')" = kml ]
    [ "$(by_fish 'loft plot ma')" = map ]
    [ "$(by_fish 'loft help es')" = estimate ]
    : >map.json
    [ "$(by_fish 'loft plot map ma')" = map.json ]
    [ "$(by_fish 'loft run ma')" = map.json ]
    [ "$(by_fish 'loft estimate --png ma')" = map.json ]
    [ "$(by_fish 'loft estimate ma')" = "" ]
    HOME=$WORK fish --no-config -c 'source $argv[1]; complete -C "loft "' "$BATS_FILE_TMPDIR/script.fish" >all
    grep -qF $'estimate\tfit a flight to reported figures' all
}

@test "zsh completes the same" {
    need zsh zsh
    zsh -n "$BATS_FILE_TMPDIR/script.zsh"
    : >map.json
    local line wanted
    while IFS='|' read -r line wanted; do
        echo "$line: $(by_zsh "$line")"
        [ "$(by_zsh "$line")" = "$wanted" ]
    done <<'END'
loft est|loft estimate
loft help es|loft help estimate
loft estimate --cla|loft estimate --class
loft estimate --class solid-3|loft estimate --class solid-3
loft estimate --class liq|loft estimate --class liquid-
loft plot sc|loft plot scatter
loft plot map ma|loft plot map map.json
loft run ma|loft run map.json
loft export -f k|loft export -f kml
loft export --format=cz|loft export --format=czml
loft completion z|loft completion zsh
END
    local command option
    for command in $(commands); do
        for option in $(names "$command"); do
            grep -A 60 "^    $command)" "$BATS_FILE_TMPDIR/script.zsh" | grep -q -e "$option[]=['[]" -e "$option=\?}" || {
                echo "$command $option"
                return 1
            }
        done
    done
}

@test "another shell is refused, with those that there are" {
    run_loft 2 completion tcsh
    has "$stderr" "the shells are bash, zsh and fish"
    run_loft 2 completion
    has "$stderr" "missing SHELL"
}
