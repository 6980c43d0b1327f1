#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# ensemble.bats - many flights: tables of states, and boosters sampled from a class.

load helpers

HEADER=lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2
OUT_HEADER=time_s,x_m,y_m,z_m,lat_deg,lon_deg,apogee_m,status

# states N - a table of N states in states.csv
states() {
    awk -v n="$1" -v header="$HEADER" 'BEGIN {
        print header
        for (i = 0; i < n; i++)
            printf "%.3f,%.3f,%d,%d,%.2f,%d,%d\n", -60 + i * 7.3 % 120, i * 11.7 % 360,
                150000 + i * 977 % 350000, 4500 + i * 37 % 3400, 15 + i * 1.3 % 74,
                i * 53 % 360, 1000 + i * 131 % 19000
    }' >states.csv
}

@test "problem P lands where two other programs say" {
    printf '%s\n39.2,125.7,300000,7750,81.6,65,5000\n' "$HEADER" >p.csv
    run_loft 0 ensemble --states p.csv --csv -
    [ -z "$stderr" ]
    [ "${lines[0]}" = "$OUT_HEADER" ]
    IFS=, read -r time x y z lat lon apogee status <<<"${lines[1]}"
    near "$time" 4620.32 0.01
    near "$lat" 43.0656 0.0001
    near "$lon" 136.5400 0.0001
    near "$apogee" 7125000 1000
    [ "$status" = impact ]
    near "$(awk -v x="$x" -v y="$y" -v z="$z" 'BEGIN { print sqrt(x*x + y*y + z*z) }')" \
        6368000 10000
}

@test "every row of a table has its row, in order, for any number of threads" {
    states 3000
    OMP_NUM_THREADS=1 "$LOFT" ensemble --states states.csv --csv one.csv
    OMP_NUM_THREADS=3 "$LOFT" ensemble --states states.csv --csv three.csv
    cmp one.csv three.csv
    [ "$(wc -l <one.csv)" -eq 3001 ]
    { echo "$HEADER"; sed -n 2500p states.csv; } >single.csv
    "$LOFT" ensemble --states single.csv --csv - >single.out
    [ "$(sed -n 2500p one.csv)" = "$(sed -n 2p single.out)" ]
}

@test "standard input and output, gzip in and out carry the same bytes" {
    states 100
    "$LOFT" ensemble --states states.csv --csv plain.csv
    "$LOFT" ensemble --states - --csv - <states.csv >piped.csv
    cmp plain.csv piped.csv
    gzip -k states.csv
    "$LOFT" ensemble --states states.csv.gz --csv packed.csv.gz
    zcat packed.csv.gz | cmp - plain.csv
    "$LOFT" ensemble --states states.csv --csv again.csv.gz
    cmp packed.csv.gz again.csv.gz
}

# small_table N - a table of N states as bytes on standard output
small_table() {
    echo "$HEADER"
    awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++)
        printf "40.%d,126.%d,10000%d,300%d,45,90,12345\n", i, i, i, i }'
}

@test "a compressed table that is cut anywhere is refused, and says so" {
    small_table 9 | gzip -n >whole.csv.gz
    run_loft 0 ensemble --states whole.csv.gz --csv whole.csv
    [ "$(wc -l <whole.csv)" -eq 10 ]
    local n size
    size=$(stat -c %s whole.csv.gz)
    for ((n = 1; n < size; n++)); do
        head -c "$n" whole.csv.gz >cut.csv.gz
        run_loft 3 ensemble --states cut.csv.gz --csv cut.csv
        has "$stderr" "ends in the middle"
        [ -z "$output" ] && [ ! -e cut.csv ]
    done
    run_loft 3 ensemble --states - --csv - < <(head -c 100 whole.csv.gz)
    has "$stderr" "standard input: ends in the middle"
    [ -z "$output" ]
}

@test "a compressed table with a wrong check sum, a wrong length or other bytes after it is refused" {
    small_table 9 | gzip -n >whole.csv.gz
    local size
    size=$(stat -c %s whole.csv.gz)
    for at in $((size - 8)) $((size - 4)) 30 2 1; do
        cp whole.csv.gz changed.csv.gz
        printf '\xee' | dd of=changed.csv.gz bs=1 seek="$at" conv=notrunc status=none
        run_loft 3 ensemble --states changed.csv.gz --csv changed.csv
        has "$stderr" "changed.csv.gz"
        [ ! -e changed.csv ]
    done
    { cat whole.csv.gz; echo more; } >longer.csv.gz
    run_loft 3 ensemble --states longer.csv.gz --csv longer.csv
    has "$stderr" "other bytes follow the end of the compressed data"
    [ ! -e longer.csv ]
}

@test "a compressed table may have several parts, and a plain or empty one may be named .gz" {
    small_table 9 >plain.csv
    "$LOFT" ensemble --states plain.csv --csv wanted.csv
    { head -3 plain.csv | gzip; tail -n +4 plain.csv | head -c 20 | gzip; gzip </dev/null
      tail -n +4 plain.csv | tail -c +21 | gzip; } >parts.csv.gz
    "$LOFT" ensemble --states parts.csv.gz --csv - | cmp - wanted.csv
    cp plain.csv plain.csv.gz
    "$LOFT" ensemble --states plain.csv.gz --csv - | cmp - wanted.csv
    gzip -c plain.csv >packed.csv
    "$LOFT" ensemble --states packed.csv --csv - | cmp - wanted.csv
    : >empty.csv.gz
    run_loft 3 ensemble --states empty.csv.gz --csv -
    has "$stderr" "the table is empty"
    gzip </dev/null >nothing.csv.gz
    run_loft 3 ensemble --states nothing.csv.gz --csv -
    has "$stderr" "the table is empty"
}

@test "blank lines end no table, however many there are and wherever they stand" {
    blank() { head -c "$1" /dev/zero | tr '\0' '\n'; }
    { blank 9000000; echo "$HEADER"; blank 20000000; echo 41,126,100000,3000,45,90,10000
      blank 17000000; echo 41,126,100000,3000,45,90,10000; blank 9000000; } >blank.csv
    run_loft 0 ensemble --states blank.csv --csv -
    [ "${#lines[@]}" -eq 3 ]
    [ "${lines[1]}" = "${lines[2]}" ]
    { echo "$HEADER"; blank 20000000; echo 1,2; } >blank.csv
    run_loft 3 ensemble --states blank.csv --csv -
    has "$stderr" "blank.csv:20000002: found 2 fields"
    { echo "$HEADER"; head -c 9000000 /dev/zero | tr '\0' x; } >long.csv
    run_loft 3 ensemble --states long.csv --csv -
    has "$stderr" "long.csv:2: the line is longer"
    head -c 9000000 /dev/zero | tr '\0' x >long.csv
    run_loft 3 ensemble --states long.csv --csv -
    has "$stderr" "long.csv:1: the line is longer"
}

@test "a compressed output that cannot be closed is an error" {
    states 10
    ln -s /dev/full full.csv.gz
    run_loft 4 ensemble --states states.csv --csv full.csv.gz
    has "$stderr" "full.csv.gz: cannot write: No space left on device"
}

@test "columns are known by name; others, spaces, quotes, CRLF and blank lines are let be" {
    printf '%s\r\n' "name,$HEADER,note" '"a, b",1,2,300000,5000,60,70,8000,x' '' \
        'c, 1 ,2,300000,5000,60,70,8000,"y,z"' >odd.csv
    run_loft 0 ensemble --states odd.csv --csv -
    [ "${#lines[@]}" -eq 3 ]
    [ "${lines[1]}" = "${lines[2]}" ]
}

@test "a bad row is told with its line, has a status, and the rest go on" {
    printf '%s\n' "$HEADER" 1,2,300000,5000,60,70,8000 91,2,300000,5000,60,70,8000 \
        1,2,300000,5000 1,2,300000,5000,60,70,8000 >bad.csv
    run_loft 3 ensemble --states bad.csv --csv out.csv
    has "$stderr" "bad.csv:3: lat_deg: found '91'"
    has "$stderr" "bad.csv:4: found 4 fields"
    has "$stderr" "2 of 4 rows are invalid"
    [ "$(sed -n 3p out.csv)" = ",,,,,,,bad_row" ]
    [ "$(sed -n 2p out.csv)" = "$(sed -n 5p out.csv)" ]
    [ "$(wc -l <out.csv)" -eq 5 ]
}

@test "only the first twenty bad rows are told, the rest are counted" {
    { echo "$HEADER"; yes 1,2,3 | head -500; } >bad.csv
    run_loft 3 ensemble --states bad.csv --csv out.csv
    [ "$(wc -l <<<"$stderr")" -eq 21 ]
    has "$stderr" "500 of 500 rows are invalid"
}

@test "every way a flight can end has its name" {
    printf '%s\n' "$HEADER" 1,2,300000,5000,60,70,8000 1,2,300000,7800,0,70,8000 \
        1,2,300000,12000,60,70,8000 1,2,0,500,-1,70,8000 >ends.csv
    "$LOFT" ensemble --states ends.csv --csv out.csv
    [ "$(cut -d, -f8 out.csv | tr '\n' ' ')" = "status impact orbit escape domain " ]
    [ "$(sed -n 3p out.csv)" = ",,,,,,,orbit" ]
}

@test "a header without a column, an empty table and a missing file are refused" {
    printf 'lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta\n' >short.csv
    run_loft 3 ensemble --states short.csv --csv out.csv
    has "$stderr" "short.csv:1: column beta_kgpm2 is missing"
    : >empty.csv
    run_loft 3 ensemble --states empty.csv --csv out.csv
    has "$stderr" "no header"
    run_loft 3 ensemble --states nothing.csv --csv out.csv
    has "$stderr" "nothing.csv: cannot read"
    run_loft 3 ensemble --states . --csv out.csv
    [ ! -e out.csv ]
}

@test "an output is whole or absent, and one that cannot be written is told" {
    states 10
    run_loft 4 ensemble --states states.csv --csv nowhere/out.csv
    has "$stderr" "nowhere/out.csv: cannot write"
    run_loft 4 ensemble --states states.csv --csv /dev/full
    [ "$(ls)" = states.csv ]
}

@test "the NetCDF file has its header, as many records as rows, and their numbers" {
    states 50
    "$LOFT" ensemble --states states.csv --csv out.csv
    "$LOFT" ensemble --states states.csv --csv out.nc
    [ "$(head -c 3 out.nc)" = CDF ]
    [ "$(od -An -tu1 -j7 -N1 out.nc | tr -d ' ')" -eq 50 ]
    grep -aq degrees_north out.nc
    command -v python3 >/dev/null || skip "no python3"
    python3 - <<'PY'
import csv, struct
data = open("out.nc", "rb").read()
records = data[len(data) - 50 * 60:]
rows = list(csv.reader(open("out.csv")))[1:]
for k, row in enumerate(rows):
    got = struct.unpack(">7di", records[60 * k:60 * k + 60])
    assert got[7] == 0 and row[7] == "impact"
    for a, b in zip(got[:7], row):
        assert abs(a - float(b)) < 1e-3, (k, a, b)
PY
}

@test "a summary of samples counts all of them and is the same for any number of threads" {
    OMP_NUM_THREADS=1 "$LOFT" ensemble --class liquid-2 --samples 1500 --summary one.json
    OMP_NUM_THREADS=3 "$LOFT" ensemble --class liquid-2 --samples 1500 --summary three.json
    cmp one.json three.json
    typed one.json "" number samples seed
    typed one.json /ends number impact orbit escape weak domain limit
    typed one.json /range_km number mean sd q05 q50 q95 least most
    typed one.json /apogee_km number mean sd q05 q50 q95
    typed one.json /time_s number mean
    typed one.json /burnout_speed_mps number mean
    [ "$(get one.json /ends/impact /ends/orbit /ends/escape /ends/weak /ends/domain \
        /ends/limit | awk '{ n += $1 } END { print n }')" -eq 1500 ]
    below "$(get one.json /range_km/q05)" "$(get one.json /range_km/q50)"
    below "$(get one.json /range_km/q50)" "$(get one.json /range_km/q95)"
    run_loft 0 ensemble --class liquid-2 --samples 1500 --summary - --seed 2
    [ "$output" != "$(cat one.json)" ]
}

@test "with apogee and range the samples scatter about them" {
    run_loft 0 ensemble --class liquid-2 --apogee 4475km --range 950km --samples 1000 \
        --summary - --site 39.29,125.87 --azimuth 76deg
    printf '%s\n' "$output" >s.json
    near "$(get s.json /apogee_km/q50)" 4475 15%
    near "$(get s.json /range_km/q50)" 950 35%
    is s.json /fitted_apogee_km 4475
}

@test "options that do not go together, and bad values, are told" {
    run_loft 2 ensemble
    has "$stderr" "give --states and --csv, or --class, --samples and --summary"
    run_loft 2 ensemble --states x.csv --csv y.csv --class liquid-2
    has "$stderr" "--class cannot be combined with --states"
    run_loft 2 ensemble --class liquid-2 --samples 10 --summary - --csv y.csv
    has "$stderr" "--csv cannot be combined with --samples"
    run_loft 2 ensemble --class liquid-9 --samples 10 --summary -
    has "$stderr" "liquid-2"
    run_loft 2 ensemble --class liquid-2 --samples many --summary -
    run_loft 2 ensemble --class liquid-2 --samples 0 --summary -
    run_loft 2 ensemble --class liquid-2 --samples 10 --summary - --apogee 500km
    has "$stderr" "both --apogee and --range"
    run_loft 4 ensemble --class liquid-2 --samples 10 --summary nowhere/s.json
}
