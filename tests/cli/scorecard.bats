#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# scorecard.bats - our standard ranges beside the published ones.

load helpers

setup_file() {
    CARD=$BATS_FILE_TMPDIR/card
    export CARD
    mkdir -p "$CARD"
    unset LOFT_DATA
    "$LOFT" scorecard "$ROOT/scenarios" --json --markdown "$CARD/card.md" >"$CARD/card.json"
}

@test "every event that ships with a published range names one reference" {
    local n m i k references
    n=$(get "$CARD/card.json" /events)
    [ "$n" -ge 10 ]
    [ "$n" -eq "$(grep -l '"published_standard"' "$ROOT"/scenarios/*/*.json | wc -l)" ]
    for ((i = 0; i < n; i++)); do
        m=$(get "$CARD/card.json" "/events/$i/published")
        references=0
        for ((k = 0; k < m; k++)); do
            [ "$(get "$CARD/card.json" "/events/$i/published/$k/reference")" = false ] ||
                references=$((references + 1))
        done
        [ $references -eq 1 ] || {
            get "$CARD/card.json" "/events/$i/id"
            return 1
        }
    done
}

# The one that is missed took the time of tracking for that of flight; see the next test.
@test "every reference but one is met, and nothing was tuned for it" {
    is "$CARD/card.json" /references/misses 1
    has "$(cat "$CARD/card.md")" "2017-07-04-hwasong-14, David Wright (UCS): 6,700 km"
    is "$CARD/card.json" /references/compared "$(get "$CARD/card.json" /events)"
}

# Its author had 37 minutes alone, for which the flight was tracked, as the time of flight.
@test "the reference that is missed is met from its own flight time" {
    awk '/"flight_time_s": 2220/ { tracked = 1 }
         tracked { sub(/"tracked"/, "\"about\""); tracked = 0; print; getline
                   sub(/"tracked"/, "\"about\"") }
         !tracked && /"flight_time_s": (2340|2400|840)/ {
             print "      \"flight_time_s\": null,"; getline
             print "      \"flight_time_qualifier\": null,"; next }
         { print }' "$ROOT/scenarios/dprk/2017-07-04-hwasong-14.json" \
        >2017-07-04-hwasong-14.json
    run_loft 0 scorecard 2017-07-04-hwasong-14.json --json
    printf '%s\n' "$output" >one.json
    is one.json /references/compared 1
    is one.json /references/misses 0
}

@test "each event has both of our ranges and a band about the one without rotation" {
    local n i
    n=$(get "$CARD/card.json" /events)
    for ((i = 0; i < n; i++)); do
        typed "$CARD/card.json" "/events/$i" string id title figures_of
        typed "$CARD/card.json" "/events/$i" "number|null" no_rotation_km \
            toward_azimuth_km
        typed "$CARD/card.json" "/events/$i" number azimuth_deg
        typed "$CARD/card.json" "/events/$i" "array|null" band_km
        typed "$CARD/card.json" "/events/$i/published/0" string source verdict status
        typed "$CARD/card.json" "/events/$i/published/0" boolean over reference
        typed "$CARD/card.json" "/events/$i/published/0" "string|null" url discussion
    done
    is "$CARD/card.json" /events/3/id 2017-05-14-hwasong-12
    is "$CARD/card.json" /events/3/band_km 3
}

@test "without samples there is no band, and a bad number of them is refused" {
    run_loft 0 scorecard "$ROOT/scenarios/dprk/2017-07-04-hwasong-14.json" --samples 0
    lacks "$output" "5, 95 %"
    run_loft 0 scorecard "$ROOT/scenarios/dprk/2017-07-04-hwasong-14.json" --samples 200
    has "$output" "5, 95 %"
    run_loft 2 scorecard "$ROOT/scenarios" --samples few
    has "$stderr" "scorecard: --samples"
}

@test "the miss of the rule of four is shown and discussed" {
    run_loft 0 scorecard "$ROOT/scenarios/dprk/2017-07-04-hwasong-14.json" --samples 0
    has "$output" "over 10,000 km"
    has "$output" "bound not met"
    has "$output" "Four times the height"
    [ -z "$stderr" ]
}

@test "all misses of the scenarios that ship are discussed" {
    lacks "$(cat "$CARD/card.md")" "NOT DISCUSSED"
    has "$(cat "$CARD/card.md")" "## Misses"
}

@test "docs/scorecard.md has every event; that it is fresh .ci/run checks" {
    local n i
    n=$(get "$CARD/card.json" /events)
    for ((i = 0; i < n; i++)); do
        has "$(cat "$ROOT/docs/scorecard.md")" "| $(get "$CARD/card.json" "/events/$i/id") "
    done
}

@test "a scenario without a published range is left out" {
    run_loft 0 scorecard "$ROOT/scenarios/dprk/2024-05-30-kn-25-salvo.json" --json
    printf '%s\n' "$output" >one.json
    is one.json /events 0
}

@test "a lower bound of ours is not compared, and that is said" {
    sed -e 's/"apogee_km": 2111.5/"apogee_km": null/' \
        -e 's/"apogee_qualifier": "exact"/"apogee_qualifier": null/' \
        "$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json" >all.json
    awk '/"reports": \[/ { on = 1 } { print }
         on && /^    },/ { exit }' all.json >start
    sed '$s/},/}/' start >2017-05-14-hwasong-12.json
    cat >>2017-05-14-hwasong-12.json <<'END'
  ],
  "published_standard": [
    { "source": "An analyst", "km": 4500, "wording": "About that.", "status": "verified",
      "url": null }
  ]
}
END
    run_loft 0 scorecard 2017-05-14-hwasong-12.json
    has "$output" "Left out: 2017-05-14-hwasong-12"
    has "$output" "References: 0."
}

@test "the same bytes for one thread and for four" {
    local some=("$ROOT"/scenarios/dprk/2017-0[2-7]-*.json)
    OMP_NUM_THREADS=1 "$LOFT" scorecard "${some[@]}" --samples 30 --json >one.json
    OMP_NUM_THREADS=4 "$LOFT" scorecard "${some[@]}" --samples 30 --json >four.json
    cmp one.json four.json
}

@test "a document that cannot be written is status 4" {
    run_loft 4 scorecard "$ROOT/scenarios/dprk/2017-07-04-hwasong-14.json" \
        --samples 0 --markdown nodir/card.md
    has "$stderr" "nodir/card.md"
}
