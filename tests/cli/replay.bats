#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# replay.bats - pictures carry how they were made, and are made again from it.

load helpers

SCENARIO=$ROOT/scenarios/dprk/2017-05-14-hwasong-12.json
OTHER=$ROOT/scenarios/dprk/2017-07-04-hwasong-14.json
SAME_MISSILE=$ROOT/scenarios/dprk/2017-07-28-hwasong-14.json
REFUSED=$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json
CASE=$ROOT/data/examples/glide-two-peaks.json

WRITTEN="written by loft $(cat "$ROOT/VERSION")"

# again FILE - replayed from a folder that has nothing else, it has the same bytes.
again() {
    local name=${1##*/}
    mkdir -p alone
    cp "$1" alone/
    (
        cd alone || exit 1
        run_loft 0 replay "$name" -o "again-$name"
        [ "$output" = "Made again: again-$name, the same bytes as $name ($WRITTEN)" ]
        [ -z "$stderr" ]
        cmp "$name" "again-$name"
        [ "$(find . -type f | wc -l)" = 2 ]
    ) || return 1
    rm -r alone
}

# forge IN OUT CODE - the record in IN, changed by the Python code on the dict `r`, with the
# digest that it then has, so that only its content is wrong.
forge() {
    need_python
    "$PYTHON" - "$@" <<'PY'
import hashlib, json, re, sys
data = open(sys.argv[1], "rb").read()
head, tail = data.split(b'<record xmlns="urn:loft:record">')[0], data.split(b"</record>")[1]
old = re.search(rb'<record xmlns="urn:loft:record">(.*)</record>', data, re.S).group(1)
r = json.loads(old)["content"]
exec(sys.argv[3])
content = json.dumps(r).encode().replace(b"<", b"\\u003c").replace(b"&", b"\\u0026")
digest = hashlib.sha256(content).hexdigest().encode()
record = b'{"loft-record":1,"sha256":"' + digest + b'","content":' + content + b"}"
open(sys.argv[2], "wb").write(
    head + b'<record xmlns="urn:loft:record">' + record + b"</record>" + tail)
PY
}

# refused WORDS ARGUMENT... - status 3, said in those words, and no file is made.
refused() {
    local words=$1 before
    before=$(ls -R)
    shift
    run_loft 3 replay "$@"
    has "$stderr" "$words"
    [ -z "$output" ]
    [ "$(ls -R)" = "$before" ]
}

@test "each kind in each format comes out of the file again" {
    local kind format
    for kind in $(listed plot Kinds); do
        for format in png svg pdf; do
            loft plot "$kind" "$SCENARIO" -o "a.$format" --samples 40
            again "a.$format"
        done
    done
}

@test "options of a plot come out again: several files, a case, a refused event" {
    loft plot profile "$SCENARIO" "$OTHER" -o a.svg --theme dark --size 700x500 --title "A & <b> %"
    again a.svg
    loft plot profile "$CASE" -o b.pdf --to-scale
    again b.pdf
    loft plot map "$CASE" -o c.png --scale 1 --title ""
    again c.png
    loft plot panels "$SCENARIO" --source Japan -o d.png
    again d.png
    loft plot profile "$ROOT/scenarios/dprk/2025-01-06-hwasong-16b.json" --ballistic -o e.png
    again e.png
    loft plot map "$SCENARIO" --near -o - >f.png
    again f.png
    loft plot scatter "$ROOT/scenarios/dprk" --linear -o g.pdf
    again g.pdf
    loft plot profile - <"$SCENARIO" -o h.png
    loft plot profile "$SCENARIO" -o i.png
    cmp h.png i.png
}

@test "a picture of each preset comes out again" {
    local preset
    for preset in print column web slide square; do
        loft plot profile "$SCENARIO" --for "$preset" --samples 40 -o "$preset.png"
        again "$preset.png"
    done
    loft plot map "$SCENARIO" --for print --samples 40
    again 2017-05-14-hwasong-12-map.pdf
    loft plot scatter "$ROOT/scenarios/dprk" --for square --theme dark -o a.svg
    again a.svg
}

@test "a result.json comes out again, though it is a long input" {
    loft run "$SCENARIO" --out out >/dev/null
    loft plot map out/2017-05-14-hwasong-12/result.json -o a.svg
    again a.svg
    grep -q '"zlib":"' a.svg
}

@test "the pictures of estimate, joint and run and the page of an event come out again" {
    loft estimate --report 'KCNA: 3724.9km 998km 2832s' --report 'Japan: >3500km ~1000km ~45min' \
        --site Pyongyang --azimuth ENE --to-scale --png a.png >/dev/null
    again a.png
    loft estimate --time 53min --png b.png >/dev/null
    again b.png
    for format in png svg pdf; do
        loft joint "$OTHER" "$SAME_MISSILE" --samples 200 --plot "c.$format" >/dev/null
        again "c.$format"
    done
    loft run "$SCENARIO" "$REFUSED" --svg --pdf --to-scale --seed 7 --out out >/dev/null
    for file in out/*/*.{png,svg,pdf,html}; do
        again "$file"
    done
    loft run --all "$SCENARIO" --out all >/dev/null
    again "all/2017-05-14-hwasong-12/index.html"
}

@test "every file says the answer, the version, the seed and the inputs" {
    local format
    for format in png svg; do
        loft plot map "$SCENARIO" --seed 23 -o "a.$format"
        grep -aq "KCNA reported an apogee of 2,111.5 km .* the same missile would fly about" "a.$format"
        grep -aq "The load carried is not known" "a.$format"
        grep -aq '"version": "[-0-9.a-z]*"' "a.$format"
        grep -aq -e '"--seed=23"' "a.$format"
        grep -aq '2017-05-14-hwasong-12' "a.$format"
    done
    loft plot map "$SCENARIO" --seed 23 -o a.pdf
    grep -aq -e '%loft-record .*"--seed=23"' a.pdf
    grep -q '<desc>Map of the ground track and the reach: Hwasong-12, ' a.svg
    grep -q ' role="img" aria-label="Map of ' a.svg
}

@test "no picture says in which folder its input was" {
    mkdir -p secret-folder
    cp "$CASE" secret-folder/case.json
    cp "$SCENARIO" secret-folder/
    loft plot map secret-folder/case.json -o a.svg
    loft plot map "secret-folder/${SCENARIO##*/}" -o b.svg
    run ! grep -aq secret-folder a.svg b.svg
    grep -q "Computed from case.json by" a.svg
}

@test "a PDF has the date of SOURCE_DATE_EPOCH or none, and its replay the date that it has" {
    loft plot map "$SCENARIO" --near -o a.pdf
    run ! grep -aq CreationDate a.pdf
    SOURCE_DATE_EPOCH=1700000000 loft plot map "$SCENARIO" --near -o b.pdf
    grep -aq "/CreationDate (20231114221320Z" b.pdf
    again b.pdf
    SOURCE_DATE_EPOCH=1 again b.pdf
    SOURCE_DATE_EPOCH=soon loft plot map "$SCENARIO" --near -o c.pdf
    cmp a.pdf c.pdf
}

@test "without -o nothing is written, and a picture that was changed is told" {
    loft plot map "$SCENARIO" --near -o a.svg
    run_loft 0 replay a.svg
    [ "$output" = "a.svg: made again, the same bytes ($WRITTEN)" ]
    [ "$(ls)" = a.svg ]
    sed 's/ fill="#222222"/ fill="#222223"/' a.svg >b.svg
    run_loft 3 replay b.svg
    [ "$output" = "b.svg: made again, not the same bytes ($WRITTEN)" ]
    run_loft 0 replay b.svg -o c.svg
    has "$output" "not the same bytes as b.svg"
    cmp a.svg c.svg
    run_loft 0 replay - <a.svg
    [ "$output" = "standard input: made again, the same bytes ($WRITTEN)" ]
    run_loft 4 replay a.svg -o a.svg
}

@test "a file without a record is refused" {
    echo '{}' >a.json
    refused "is no PNG, SVG, PDF or HTML file" a.json
    loft plot map "$SCENARIO" --near -o a.svg
    sed 's/<record .*<\/record>//' a.svg >b.svg
    refused "has no record of how it was made" b.svg -o c.svg
    : >empty.png
    refused "is no PNG" empty.png
    refused "" nowhere.png
}

@test "a record of another version is refused with the way on" {
    loft plot map "$SCENARIO" --near -o a.svg
    forge a.svg b.svg 'r["version"] = "9.8.7"'
    refused "was made by loft 9.8.7" b.svg -o c.svg
    has "$stderr" "--anyway goes on"
    run_loft 0 replay b.svg -o c.svg --anyway
    has "$stderr" "was made by loft 9.8.7"
    cmp a.svg c.svg
}

@test "a record of other classes is refused with the way on" {
    mkdir data
    sed 's/"burn_time_s": 120/"burn_time_s": 121/' "$ROOT/data/classes.json" >data/classes.json
    LOFT_DATA=data loft plot map "$SCENARIO" --near -o a.svg
    refused "other classes, priors or errors" a.svg -o c.svg
    run_loft 0 replay a.svg -o c.svg --anyway
    LOFT_DATA=data run_loft 0 replay a.svg
}

@test "a damaged record is refused, wherever the damage is" {
    local place size at
    loft plot map "$SCENARIO" --near -o a.svg
    size=$(wc -c <a.svg)
    at=$(grep -abo '<record ' a.svg | head -1 | cut -d: -f1)
    for place in 60 120 200 800 1500; do
        head -c $((at + place)) a.svg >b.svg
        printf '\001' >>b.svg
        tail -c +$((at + place + 2)) a.svg >>b.svg
        [ "$(wc -c <b.svg)" = "$size" ]
        refused "damaged" b.svg -o c.svg
        head -c $((at + place)) a.svg >b.svg
        refused "damaged" b.svg -o c.svg
    done
    forge a.svg b.svg 'r["inputs"][0]["text"] += " "'
    refused "damaged" b.svg -o c.svg
}

@test "a record writes nowhere, reads nothing and runs nothing, whatever it says" {
    local code
    loft plot map "$SCENARIO" --near -o a.svg
    for code in 'r["command"].append("--out=evil.svg")' 'r["command"].append("-oevil.svg")' \
        'r["command"].append("--json")' 'r["command"].append("'"$SCENARIO"'")' \
        'r["command"].append("--help")' 'r["command"] = ["run", "--out=evil"]' \
        'r["command"] = ["run", "--all"]' 'r["command"] = ["run", "'"$SCENARIO"'"]' \
        'r["command"] = ["export", "csv", "'"$SCENARIO"'", "--out=evil.csv"]' \
        'r["command"] = ["estimate", "--range=1000km", "--png=evil.png"]' \
        'r["command"] = ["joint", "--plot=evil.png"]' \
        'r["command"] = ["replay", "a.svg", "-o", "evil.svg"]' \
        'r["command"] = ["sh", "-c", "touch evil"]' 'r["command"] = ["plot"]' \
        'r["command"][1] = "nokind"' 'r["command"].append("--scale=1e9")' \
        'r["command"].append("--samples=1e99")' 'r["format"] = "exe"'; do
        forge a.svg b.svg "$code"
        run_loft 3 replay b.svg -o c.svg
        [ "$(ls)" = "$(printf '%s\n' a.svg b.svg)" ]
    done
    for code in 'r["command"] = []' 'r["command"] = ["plot"] * 200' 'r["command"] = "plot"' \
        'r["command"][1] = 7' 'r["inputs"][0]["name"] = "../x"' 'r["inputs"] = {}' 'r = []' \
        'del r["version"]'; do
        forge a.svg b.svg "$code"
        refused damaged b.svg -o c.svg
    done
    forge a.svg b.svg 'r["inputs"] = []'
    run ! "$LOFT" replay b.svg -o c.svg
    forge a.svg b.svg 'r["inputs"] = r["inputs"] * 100'
    run ! "$LOFT" replay b.svg -o c.svg
    [ "$(ls)" = "$(printf '%s\n' a.svg b.svg)" ]
}

@test "a record that unpacks to gigabytes is refused in little memory" {
    need_python
    loft plot map "$SCENARIO" --near -o a.svg
    "$PYTHON" - <<'PY'
import base64, zlib
z = zlib.compressobj(9)
bomb = b"".join(z.compress(b"0" * (1 << 20)) for _ in range(256)) + z.flush()
data = open("a.svg", "rb").read()
head, rest = data.split(b'<record xmlns="urn:loft:record">')
record = b'{"loft-record":1,"sha256":"' + b"0" * 64 + b'","zlib":"' + base64.b64encode(bomb) + b'"}'
open("b.svg", "wb").write(head + b'<record xmlns="urn:loft:record">' + record + b"</record>" + rest)
PY
    (
        ulimit -v 400000 || skip "no limit of memory here"
        [ -z "${LOFT_SANITIZED-}" ] || skip "a sanitizer maps more"
        refused damaged b.svg -o c.svg
    )
}
