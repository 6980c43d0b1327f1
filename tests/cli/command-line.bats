#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# command-line.bats - what every command has in common: --quiet, errors as JSON, the width and
# the colour of text on a terminal, closed pipes, the first words of who knows nothing.

load helpers

EVENT=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
OTHER=$ROOT/scenarios/dprk/2022-01-30-hwasong-12.json
CASE=$ROOT/data/examples/nesc-06.json
MASSES=$ROOT/data/examples/two-stage-by-masses.json
ESTIMATE=(estimate --apogee 2111.5km --range 787km --time 30min)

# on_terminal COMMAND... - what it prints where standard output is a terminal, without \r.
on_terminal() {
    need_terminal
    script -qec "$(printf '%q ' "$@")" /dev/null </dev/null | tr -d '\r'
}

# widest - the longest line of standard input, in characters.
widest() {
    LC_ALL=C.UTF-8 awk '{ n = length($0); if (n > most) most = n } END { print most + 0 }'
}

@test "text is as wide as the terminal, from 40 to 100 columns, and 96 elsewhere" {
    local -a lines=("${ESTIMATE[@]}" --samples 0)
    [ "$("$LOFT" "${lines[@]}" | widest)" -gt 90 ]
    [ "$(COLUMNS=50 "$LOFT" "${lines[@]}" | widest)" -gt 90 ]
    export NO_COLOR=1
    local wide
    for wide in 50 72; do
        COLUMNS=$wide on_terminal "$LOFT" "${lines[@]}" >text
        [ "$(widest <text)" -le "$wide" ]
        [ "$(widest <text)" -gt $((wide - 12)) ]
        unset COLUMNS
        on_terminal sh -c "stty cols $wide; exec $LOFT run --help" | grep -v '^  loft ' >text
        [ "$(widest <text)" -le "$wide" ]
        [ "$(widest <text)" -gt $((wide - 12)) ]
    done
    local odd
    for odd in 1 7 39; do
        COLUMNS=$odd on_terminal "$LOFT" "${lines[@]}" >narrow
        COLUMNS=40 on_terminal "$LOFT" "${lines[@]}" >least
        cmp narrow least
    done
    COLUMNS=500 on_terminal "$LOFT" "${lines[@]}" >wide
    [ "$(widest <wide)" -le 100 ]
    for odd in '' x -5 80x 99999; do # no number: the terminal's own width
        COLUMNS=$odd on_terminal sh -c "stty cols 60; exec $LOFT fly --help" | grep -v '^  loft ' >text
        [ "$(widest <text)" -le 60 ]
    done
}

@test "headings are bold on a terminal and the verdict has a colour" {
    local bold=$'\033[1m' plain=$'\033[0m' green=$'\033[32m' yellow=$'\033[33m'
    export TERM=xterm
    unset COLUMNS
    on_terminal "$LOFT" "${ESTIMATE[@]}" --samples 0 >text
    grep -qxF "${bold}Verdict$plain" text
    grep -qxF "${bold}Method$plain" text
    grep -q "^  $(printf '%s' "$green" | sed 's/\[/\\[/')The three figures are consistent" text
    "$LOFT" "${ESTIMATE[@]}" --samples 0 >printed
    sed 's/\x1b\[[0-9]*m//g' text >unpainted
    COLUMNS=96 on_terminal "$LOFT" "${ESTIMATE[@]}" --samples 0 | sed 's/\x1b\[[0-9]*m//g' >unpainted
    cmp printed unpainted
    on_terminal "$LOFT" estimate --apogee 2111.5km --range 787km --time 40min --samples 0 >text
    grep -qF "$yellow" text
    on_terminal "$LOFT" run "$ROOT/scenarios/dprk/2025-01-06-hwasong-16b.json" --samples 0 >text
    grep -qF "  ${yellow}Not converted$plain: glides or manoeuvres" text
    on_terminal "$LOFT" estimate --help >text
    grep -qxF "${bold}Options:$plain" text
}

@test "no colour in a pipe, with NO_COLOR, on a dumb terminal, in files and JSON" {
    local -a lines=("${ESTIMATE[@]}" --samples 0)
    export TERM=xterm
    local before
    for before in NO_COLOR=1 TERM=dumb TERM=; do
        on_terminal env "$before" "$LOFT" "${lines[@]}" >text
        ! grep -q $'\033' text
    done
    on_terminal env NO_COLOR= "$LOFT" "${lines[@]}" >text # empty is as if it were not set
    grep -q $'\033' text
    ! "$LOFT" "${lines[@]}" | grep -q $'\033'
    on_terminal "$LOFT" "${lines[@]}" --json >text
    ! grep -q $'\033' text
    on_terminal "$LOFT" scorecard "$EVENT" --samples 0 --markdown file >text
    ! grep -q $'\033' file
}

@test "--quiet changes no answer, no error and no exit status" {
    local -a lines=()
    mapfile -t lines <<END
${ESTIMATE[*]} --samples 0
${ESTIMATE[*]} --samples 0 --json
estimate --apogee 25km --range 9000km --ballistic --samples 0
estimate --range
run $EVENT --samples 0 --json
run nothing.json
fly $CASE
payload $MASSES
list $EVENT
list nothing
check $CASE nothing.json
trajectories $EVENT
joint $EVENT $OTHER --samples 100
scorecard $EVENT --samples 0
sources $EVENT
ensemble --class solid-1 --samples 20 --summary -
export -f kml $CASE
plot panels $CASE -f svg -o -
plot panels $CASE -o picture.gif
END
    local line loud quiet
    for line in "${lines[@]}"; do
        loud=0 quiet=0
        # shellcheck disable=SC2086 # words
        "$LOFT" $line >loud.out 2>loud.err || loud=$?
        # shellcheck disable=SC2086
        "$LOFT" $line --quiet >quiet.out 2>quiet.err || quiet=$?
        echo "loft $line: $loud, $quiet"
        [ "$loud" -eq "$quiet" ]
        diff loud.out quiet.out
        diff loud.err quiet.err
    done
    # shellcheck disable=SC2086
    "$LOFT" -q ${lines[0]} | cmp - <("$LOFT" ${lines[0]})
}

@test "--quiet leaves out notes: what was written, that nothing matches, where work goes on" {
    run_loft 0 list "$EVENT" --year 1950
    has "$stderr" "none of 1 scenarios"
    run_loft 0 list "$EVENT" --year 1950 -q
    [ -z "$stderr" ]
    run_loft 0 plot panels "$CASE" -o a.png -q
    [ -z "$output" ] && [ -s a.png ]
    run_loft 0 run "$EVENT" --samples 0 --quiet
    lacks "$output" "Plot: "
    [ -s out/2017-05-14-hwasong-12/profile.png ]
    run_loft 0 run --all "$EVENT" --samples 0 -q
    run_loft 0 run --all "$EVENT" --samples 0 --resume -q
    [ -z "$stderr" ]
    run_loft 0 ensemble --class solid-1 --samples 20 --summary a.json --checkpoint c --resume -q
    [ -z "$stderr" ]
}

@test "--quiet shows no progress on a terminal" {
    on_terminal "$LOFT" payload "$MASSES" >loud
    grep -q 'payloads' loud
    on_terminal "$LOFT" payload "$MASSES" -q >quiet
    ! grep -q 'payloads' quiet
}

@test "with --json standard output is one JSON document, whatever fails" {
    local -a lines=()
    mapfile -t lines <<'END'
2 usage estimate --json
2 usage estimate --json --bogus
2 usage estimate --json --apogee
2 usage estimate --json --apogee 30
2 usage estimat --json
2 usage estimate --json --apogee 100km --class nothing
3 invalid_input run --json nothing.json
3 invalid_input run bad.json --json
2 usage run --json
3 invalid_input fly --json bad.json
2 usage fly --json
3 invalid_input payload --json bad.json
3 invalid_input trajectories --json bad.json
3 invalid_input list --json nothing
2 usage list --json --year then
3 invalid_input joint --json nothing bad.json
2 usage joint --json
3 invalid_input scorecard --json nothing
3 invalid_input sources --json nothing
2 usage plot --json panels
3 invalid_input plot --json panels nothing.json -o a.png
2 usage check --json
2 usage ensemble --json
2 usage export --json
END
    echo '{"id": 7}' >bad.json
    local line status kind
    for line in "${lines[@]}"; do
        read -r status kind line <<<"$line"
        # shellcheck disable=SC2086 # words
        run_loft "$status" $line
        echo "loft $line: $output"
        printf '%s\n' "$output" >answer.json
        is answer.json /error/status "$status"
        is answer.json /error/kind "$kind"
        [ "$(get answer.json /error/messages/0/message | wc -c)" -gt 10 ]
        [ -n "$stderr" ] # people read it there
    done
    run_loft 4 plot --json panels "$CASE" -o nodir/a.png
    printf '%s\n' "$output" >answer.json
    is answer.json /error/kind output
    run_loft 3 run --json bad.json
    printf '%s\n' "$output" >answer.json
    has "$(get answer.json /error/messages/0/where)" bad.json
    run_loft 3 check --json bad.json nothing.json # an answer of its own
    printf '%s\n' "$output" >answer.json
    is answer.json /files/0/valid false
}

@test "without --json, and behind --, a failure prints no JSON" {
    run_loft 3 run nothing.json
    [ -z "$output" ]
    run_loft 3 run -- --json
    [ -z "$output" ]
}

@test "a pipe closed at the other end ends whatever prints quietly, by SIGPIPE" {
    local -a lines=()
    mapfile -t lines <<END
${ESTIMATE[*]} --samples 0
${ESTIMATE[*]} --samples 0 --json
${ESTIMATE[*]} --samples 0 --brief
${ESTIMATE[*]} --samples 0 --png -
run $EVENT --samples 0
run $EVENT --samples 0 --json
run --all $EVENT --samples 0
fly $CASE
fly $CASE --json
fly $CASE --csv -
payload $MASSES
payload $MASSES --json
ensemble --class solid-1 --samples 20 --summary -
ensemble --states states.csv --csv -
export -f csv $CASE
export -f kml $CASE
plot panels $CASE -f svg -o -
plot panels $CASE -o a.png
plot panels $CASE -o a.png --json
trajectories $EVENT
trajectories $EVENT --json
joint $EVENT $OTHER --samples 100
joint $EVENT $OTHER --samples 100 --json
joint $EVENT $OTHER --samples 100 --plot -
list $ROOT/scenarios
list $ROOT/scenarios --json
scorecard $EVENT --samples 0
scorecard $EVENT --samples 0 --json
scorecard $EVENT --samples 0 --markdown -
sources $EVENT
sources $EVENT --json
sources $EVENT --markdown -
check $EVENT
check $EVENT --json
estimate --json
help
help estimate
--version
END
    printf 'lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2\n1,2,300000,5000,60,70,8000\n' >states.csv
    mkfifo pipe
    local line rc
    for line in "${lines[@]}"; do
        exec 7<>pipe
        exec 8>pipe 7<&- # written to, and read by nobody
        rc=0
        # shellcheck disable=SC2086 # words
        "$LOFT" $line >&8 2>stderr || rc=$?
        exec 8>&-
        echo "loft $line: $rc, $(cat stderr)"
        [ "$rc" -eq 141 ]
        [ "$line" = "estimate --json" ] || [ ! -s stderr ]
    done
}

@test "no command at all shows a start, loft help the commands, with their help" {
    run_loft 2
    has "$output" "commands:"
    has "$output" "loft --help"
    [ "${#lines[@]}" -lt 10 ]
    run_loft 0 --help
    local all=$output command
    run_loft 0 help
    [ "$output" = "$all" ]
    run_loft 0 help --help
    [ "$output" = "$all" ]
    for command in $(sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' <<<"$all"); do
        run_loft 0 "$command" --help
        all=$output
        run_loft 0 help "$command"
        [ "$output" = "$all" ]
        run_loft 0 "$command" -h
        [ "$output" = "$all" ]
    done
    run_loft 2 help estimat
    has "$stderr" "did you mean 'estimate'?"
    run_loft 2 help estimate run
    has "$stderr" "usage: loft help [COMMAND]"
}

@test "the help of each option that takes a value says its default" {
    # Without these there is no figure, no table, no picture, no place, or no scenario is left out.
    local none=" --save --since --until --apogee --range --time --report --csv --png --plot --summary --states --markdown --checkpoint --year --country --kind --class --samples --out --from --place --html "
    local command line
    for command in $(sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' < <("$LOFT" --help)); do
        # An option a line.
        "$LOFT" "$command" --help | sed -n '/^Options:/,/^$/p' |
            awk '/^(  -[a-zA-Z],|      --)/ { if (row) print row; row = $0; next } { sub(/^ +/, " "); row = row $0 } END { print row }' |
            grep -e '--[a-z-]* [A-Z]' >options || continue
        while IFS= read -r line; do
            line=${line#"${line%%--*}"}
            [[ $line == *default* || $none == *" ${line%% *} "* ]] || {
                echo "loft $command: no default: $line"
                return 1
            }
        done <options
    done
    local name value
    "$LOFT" estimate --apogee 2000km --samples 0 >text
    for name in site azimuth; do
        value=$("$LOFT" estimate --help | sed -n "s/.*--$name .*(default: \([^)]*\)).*/\1/p")
        grep -o -e "--$name [^ ]*" text | sed 's/\.0//g' | grep -qxF -e "--$name $value"
    done
}

@test "help lists the booster classes of the data, with those of LOFT_DATA, and the units" {
    own_class
    local command class
    for command in estimate ensemble joint list; do
        LOFT_DATA=$WORK/data run_loft 0 "$command" --help
        for class in own-1 $(get "$ROOT/data/classes.json" '/classes/'{0..5}/name); do
            [[ $output == *"
  $class "* ]]
        done
    done
    has "$output" "Booster classes:"
    run_loft 0 estimate --help
    for class in "km, m, mi, nmi, ft or kft" "h, min or s" "deg or rad"; do
        has "$output" "$class"
    done
}
