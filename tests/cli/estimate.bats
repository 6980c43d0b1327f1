#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# estimate.bats - the answer to figures given as options.

load helpers

# answer ARGUMENT... - the JSON of an estimate, in a.json; nothing on standard error.
answer() {
    loft estimate "$@" --json >a.json 2>stderr
    [ ! -s stderr ]
}

# shellcheck disable=SC2054 # LAT,LON
HS12=(--apogee 2111.5km --range 787km --time 30min --site 40.066,125.21 --azimuth 71deg
    --class liquid-1)

@test "the JSON has every key of the contract with its type" {
    answer "${HS12[@]}"
    typed a.json "" object two_body fit time_check standard
    typed a.json "" string range_class
    typed a.json "" null refusal
    typed a.json /two_body number surface_speed_mps flight_time_s standard_range_km
    typed a.json /two_body boolean unbounded
    typed a.json /fit string class
    typed a.json /fit boolean converged
    typed a.json /fit number apogee_km range_km flight_time_s ideal_speed_mps \
        end_elevation_deg heading_deg
    typed a.json /fit/impact number lat_deg lon_deg bearing_deg
    typed a.json /fit/burnout number time_s altitude_km speed_mps fpa_deg downrange_km
    typed a.json /time_check number reported_s model_s two_body_s
    typed a.json /time_check string verdict
    typed a.json /time_check null suspect suggested
    typed a.json /standard/toward_azimuth number azimuth_deg
    local standard
    for standard in no_rotation toward_azimuth; do
        typed a.json /standard/$standard number range_km apogee_km flight_time_s
        typed a.json /standard/$standard boolean unbounded
        typed a.json /standard/$standard/burnout number time_s altitude_km speed_mps \
            fpa_deg downrange_km
    done
}

@test "the fit meets the apogee and the range, and lands on the azimuth" {
    answer "${HS12[@]}"
    is a.json /fit/converged true
    near "$(get a.json /fit/apogee_km)" 2111.5 0.001
    near "$(get a.json /fit/range_km)" 787 0.001
    near "$(get a.json /fit/impact/bearing_deg)" 71 0.1
    near "$(get a.json /standard/no_rotation/range_km)" 4604 3%
    is a.json /range_class IRBM
    is a.json /time_check/verdict consistent
}

@test "a standard range beyond any bound is null and said to be unbounded" {
    answer --apogee 7687.5km --range 1001.2km --time 5156s --class solid-3
    is a.json /standard/no_rotation/unbounded true
    is a.json /standard/no_rotation/range_km null
    is a.json /two_body/unbounded true
    is a.json /two_body/standard_range_km null
    is a.json /range_class ICBM
}

@test "a time shorter than any flight is impossible, and the answer as without a time" {
    answer --apogee 4475km --range 950km --time 20min
    is a.json /time_check/verdict impossible
    is a.json /time_check/suspect time
    near "$(get a.json /time_check/suggested)" "$(get a.json /time_check/model_s)" 1
    get a.json /fit/flight_time_s /fit/ideal_speed_mps /standard/no_rotation/range_km \
        /two_body/standard_range_km >with
    answer --apogee 4475km --range 950km
    is a.json /time_check/verdict "not reported"
    is a.json /time_check/reported_s null
    get a.json /fit/flight_time_s /fit/ideal_speed_mps /standard/no_rotation/range_km \
        /two_body/standard_range_km >without
    diff with without
}

@test "the words for an impossible time name the figure to doubt" {
    run_loft 0 estimate --apogee 4475km --range 950km --time 20min
    has "$(tr -s " \n" " " <<<"$output")" "doubt first is the time"
    [ -z "$stderr" ]
}

@test "without site, azimuth and class the assumptions are listed with their reasons" {
    run_loft 0 estimate --apogee 2111.5km --range 787km --time 30min
    has "$output" "Assumed: --site 40.0,126.0 ("
    has "$output" "Assumed: --azimuth 90deg ("
    has "$output" "Assumed: --class liquid-1 ("
    answer --apogee 2111.5km --range 787km --time 30min
    is a.json /assumed 3
    typed a.json /assumed/0 string option value why
}

@test "with site, azimuth and class nothing is assumed" {
    run_loft 0 estimate "${HS12[@]}"
    lacks "$output" Assumed
    answer "${HS12[@]}"
    is a.json /assumed 0
}

@test "without a class those that fly the figures are mixed, with their probabilities" {
    answer --apogee 3724.9km --range 998km --time 2832s
    is a.json /answer/class_mix/classes 6
    typed a.json /answer/class_mix/classes/0 string class
    typed a.json /answer/class_mix/classes/0 number prior_probability probability
    typed a.json /answer/class_mix boolean figures_tell
    near "$(get a.json /answer/class_mix/classes/4/probability)" 0.81 0.06
    is a.json /answer/class_mix/classes/4/class liquid-2
    run_loft 0 estimate --apogee 3724.9km --range 998km --time 2832s
    has "$output" "No single class of booster is named"
    lacks "$output" burn-out
    answer --apogee 3724.9km --range 998km --time 2832s --class liquid-2
    typed a.json /answer null class_mix
}

@test "only what is missing is assumed" {
    answer --apogee 2000km --range 800km --site 40,126 --class liquid-2
    is a.json /assumed 1
    is a.json /assumed/0/option --azimuth
    is a.json /fit/class liquid-2
}

@test "the burn time given replaces that of the class" {
    answer "${HS12[@]}" --burn-time 120s
    near "$(get a.json /fit/burnout/time_s)" 120 1e-6
}

@test "an apogee alone gives lower bounds from a flight straight up" {
    run_loft 0 estimate --apogee 2000km
    has "$output" "lower bounds"
    answer --apogee 2000km
    is a.json /lower_bound true
    near "$(get a.json /fit/apogee_km)" 2000 0.01
}

@test "a range alone gives lower bounds from the flight of least speed" {
    run_loft 0 estimate --range 800km
    has "$output" "lower bounds"
    answer --range 800km
    is a.json /lower_bound true
    near "$(get a.json /fit/range_km)" 800 0.01
}

@test "a time alone is refused with status 0 and every converted part null" {
    run_loft 0 estimate --time 30min
    has "$output" "Not converted: a time alone was reported."
    answer --time 30min
    is a.json /refusal/code time_alone
    typed a.json /refusal string reason
    typed a.json "" null two_body fit standard range_class
}

@test "range and time give the apogee" {
    answer --apogee 2000km --range 800km --class liquid-1
    local time
    time=$(get a.json /fit/flight_time_s)
    answer --range 800km --time "${time}s" --class liquid-1
    near "$(get a.json /fit/apogee_km)" 2000 1
    near "$(get a.json /fit/range_km)" 800 0.01
}

@test "apogee and time give the range where the time is long enough to tell" {
    answer --apogee 1000km --range 4000km --class liquid-1
    local time
    time=$(get a.json /fit/flight_time_s)
    answer --apogee 1000km --time "${time}s" --class liquid-1
    near "$(get a.json /fit/apogee_km)" 1000 0.01
    near "$(get a.json /fit/range_km)" 4000 40
}

@test "about, more than, up to and an interval are read and printed again" {
    run_loft 0 estimate --apogee '>7000km' --range '~1000km'
    has "$output" "an apogee of more than 7,000 km and a range of about 1,000 km"
    run_loft 0 estimate --apogee '<100km' --range '300..400km'
    has "$output" "an apogee of up to 100 km and a range of 300 to 400 km"
    answer --apogee '~2000km' --range '300..400km' --time '>10min'
    is a.json /reported/apogee_km/kind about
    is a.json /reported/range_km/low 300
    is a.json /reported/range_km/high 400
    is a.json /reported/flight_time_s/kind more_than
}

@test "units may be mixed: miles, feet, hours, minutes" {
    answer --apogee 1000mi --range 1000000ft --time 0h25min30s
    near "$(get a.json /fit/apogee_km)" 1609.344 0.001
    near "$(get a.json /fit/range_km)" 304.8 0.001
    is a.json /time_check/reported_s 1530
}

@test "a depressed flight is refused with status 0" {
    run_loft 0 estimate --apogee 100km --range 1500km
    has "$output" "Not converted: depressed or gliding."
    answer --apogee 100km --range 1500km
    typed a.json "" null fit time_check standard range_class
}

@test "a range and a time of a depressed flight are refused with the implied apogee" {
    run_loft 0 estimate --range '~10138km' --time '~30min' --class liquid-2
    has "$output" "Not converted: depressed or gliding."
    has "$output" "an apogee of about"
    answer --range '~10138km' --time '~30min' --class liquid-2
    typed a.json "" null fit time_check standard range_class
    typed a.json "" number solved_low_km solved_high_km
    run_loft 0 estimate --apogee '~600km' --time '~20min' --class solid-3
    has "$output" "Not converted: depressed or gliding."
    has "$output" "a range of about"
}

@test "--ballistic fits a depressed flight, with a warning" {
    run_loft 0 estimate --apogee 100km --range 1500km --ballistic
    has "$output" "WARNING"
    answer --apogee 100km --range 1500km --ballistic
    is a.json /ballistic_on_request true
    is a.json /fit/converged true
    is a.json /refusal null
}

@test "the answer is the same bytes every time" {
    answer "${HS12[@]}"
    mv a.json first.json
    answer "${HS12[@]}"
    cmp a.json first.json
}

@test "JSON is one document: the strict reader takes all of it" {
    answer "${HS12[@]}"
    get a.json "" >members
    [ "$(tail -c 1 a.json | od -An -c | tr -d ' ')" = '\n' ]
    [ "$(grep -c '^{' a.json)" -eq 1 ]
}

@test "several reports give one answer, with what each did to it" {
    local i
    answer --report 'KCNA: 3724.9km 998km 2832s' --report 'Japan: >3500km ~1000km ~45min' \
        --report 'Seoul: 3700km - -'
    is a.json /sources 3
    is a.json /sources/1/source Japan
    is a.json /sources/1/reported/apogee_km/kind more_than
    is a.json /sources/2/reported/range_km/kind none
    typed a.json /answer/no_rotation number p05_km p50_km p95_km unbounded_fraction
    typed a.json /answer/toward_azimuth object
    for i in 0 1; do
        typed a.json "/sources/$i/answer/no_rotation" number p05_km p50_km p95_km
        typed a.json "/sources/$i/voice" number garbled_probability
    done
    is a.json /class liquid-2
}

@test "a report that is no report is refused with what to write" {
    run_loft 2 estimate --report '3724.9km 998km'
    has "$stderr" "write NAME: figures"
    run_loft 2 estimate --report 'KCNA: - 998km' --range 998km
    has "$stderr" "give --report, or"
}

@test "--brief prints the answer alone" {
    run_loft 0 estimate --brief --report 'KCNA: 3724.9km 998km 2832s' \
        --report 'Japan: >3500km ~1000km ~45min'
    output=$(tr '\n' ' ' <<<"$output")
    has "$output" "KCNA reported"
    has "$(tr '\n' ' ' <<<"$output")" "90 % probability"
    lacks "$output" "Method"
}

@test "--brief has no words that read two ways" {
    run_loft 0 estimate --brief --apogee 1000km --time 2557s --class liquid-2 --samples 400
    has "$(tr '\n' ' ' <<<"$output")" "and 95 % of all that fit would fly"
    run_loft 0 estimate --brief --range 64.2km --time 112.2s --class solid-1 --site=-7,100 --samples 400
    has "$(tr '\n' ' ' <<<"$output")" "close range to short range (CRBM to SRBM)"
}

@test "every figure that the help shows is taken" {
    loft estimate --help >help.txt
    sed -n '/^Hedges:/,$p' help.txt >hedges.txt
    grep -oE "[~<>=]?[0-9][0-9.]*(km|min|m[0-9]+s)[+]?|'[^']*'" hedges.txt >figures.txt
    [ "$(wc -l <figures.txt)" -gt 15 ]
    while read -r figure; do
        figure=${figure//\'/}
        option=--time
        case $figure in *km*) option=--range ;; esac
        run loft estimate --apogee 2111.5km "$option" "$figure" --samples 0 --brief
        [ "$status" -eq 0 ] || { echo "$figure: $output"; return 1; }
    done <figures.txt
}

@test "a class is named by what it is and by a missile of it" {
    local class
    for class in hwasong-14 'Hwasong 14' 'liquid ICBM' 'two-stage liquid' 'Liquid 2'; do
        loft estimate --apogee 3724.9km --range 998km --class "$class" --samples 0 --json >a.json
        is a.json /fit/class liquid-2
    done
    run loft estimate --apogee 3724.9km --range 998km --class ICBM --samples 50
    [ "$status" -eq 0 ]
    [[ $output == *"liquid-2 "*" %"* && $output == *"solid-3 "*" %"* && $output != *"liquid-1"* ]]
}

@test "a slip is asked about with the evidence" {
    run loft estimate --apogee 1001.2km --range 7687.5km --time 85m56s --samples 0 --brief
    [ "$status" -eq 0 ]
    joined=${output//$'\n'/ }
    [[ $joined == *"Did you mean an apogee of 7,687.5 km and a range of 1,001.2 km (the two swapped)?"* ]]
    run loft estimate --apogee 7687.5km --range 1001.2km --time 85m56s --samples 0 --brief
    [[ $output != *"id you mean"* ]]
}

@test "a picture without a flight is not called one" {
    run_loft 1 estimate --apogee 25km --range 9000km --ballistic --samples 50 --png a.png
    grep -qa 'What was reported' a.png
    ! grep -qa 'Flown and standard flight\|fitted to the figures' a.png
}

@test "near half-way round all figures have an answer, and first lines and verdict agree" {
    for range in 18800km 19860km 20000km '18900..19700km' 'at least 19800km'; do
        run_loft 0 estimate --range "$range"
        joined=$(tr -s ' \n' ' ' <<<"$output")
        has "$joined" "is the least it can do"
        has "$joined" "the search ended at a range"
        has "$joined" "comes nearest to it"
    done
    run_loft 0 estimate --apogee 1000km --range 18900..19700km --samples 500
    has "$(tr -s ' \n' ' ' <<<"$output")" "could reach anywhere on Earth"
    lacks "$output" "too few boosters"
}

@test "--report - takes one report a line of standard input" {
    printf 'KCNA: 2111.5km 787km\n\nJapan: >2000km ~800km ~30min\n' >reports.txt
    run_loft 0 estimate --brief --report - <reports.txt
    has "$output" "KCNA reported an apogee of 2,111.5 km"
    has "$output" "Japan"
    run_loft 2 estimate --report - </dev/null
    has "$stderr" "standard input has no report"
}
