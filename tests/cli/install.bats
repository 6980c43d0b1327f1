#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# install.bats - what `make install` leaves works from anywhere.

load helpers

# make_release ARGUMENT... - make on the release build that is there, with the variables that an
# outer make was given, such as CC, for others would build all again.
make_release() {
    local given=${MAKEFLAGS-}
    [[ $given == *"-- "* ]] && given="-- ${given##*-- }" || given=
    env -u MAKELEVEL MAKEFLAGS="$given" make -s -C "$ROOT" MODE=release PREFIX=/usr "$@"
}

# Installed once. The build that is tested is the release one: asan would not link.
setup_file() {
    export STAGE=$BATS_FILE_TMPDIR/stage
    make_release DESTDIR="$STAGE" install >"$BATS_FILE_TMPDIR/log" 2>&1 || {
        cat "$BATS_FILE_TMPDIR/log"
        return 1
    }
}

@test "the installed program finds its data from another folder" {
    unset LOFT_DATA
    cd /
    run --separate-stderr "$STAGE/usr/bin/loft" estimate --apogee 2111.5km --range 787km --class liquid-1
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    has "$output" "same missile would fly about 4,600 km"
}

@test "the installed program runs a scenario and writes where it stands" {
    "$STAGE/usr/bin/loft" run "$ROOT/scenarios/dprk/2024-05-27-satellite-failure.json" >said
    [ -s out/2024-05-27-satellite-failure/profile.png ]
    [ -s out/2024-05-27-satellite-failure/result.json ]
}

# Each line of the helps and of the installed manual page that is an example, as it is typed.
examples() {
    local command
    "$STAGE/usr/bin/loft" --help | sed -n 's/^  \(loft .*\)/\1/p'
    for command in $("$STAGE/usr/bin/loft" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
        "$STAGE/usr/bin/loft" "$command" --help | sed -n 's/^  \(loft .*\)/\1/p'
    done
    sed -n '/^.SH EXAMPLES/,/^.SH SEE/ { s/\\&//g; s/\\-/-/g; /^loft /p; }' \
        "$STAGE/usr/share/man/man1/loft.1"
}

# On the path as loft; the intervals of few samples, for the time that a thousand take.
installed_loft() {
    mkdir -p "$WORK/bin"
    cat >"$WORK/bin/loft" <<END
#!/bin/bash
case " \$1 \$* " in
" run "* | " estimate "* | " plot "* | " scorecard "* | " joint "*) set -- "\$@" --samples 50 ;;
esac
exec "$STAGE/usr/bin/loft" "\$@"
END
    chmod +x "$WORK/bin/loft"
    PATH=$WORK/bin:$PATH
}

@test "each example of the helps and of the manual page works from any folder" {
    installed_loft
    examples >lines
    [ "$(wc -l <lines)" -ge 35 ]
    mkdir elsewhere
    cd elsewhere
    local line
    while IFS= read -r line; do
        bash -o pipefail -c "$line" >../stdout 2>../stderr </dev/null || [ $? -eq 141 ] || {
            echo "$line: $(cat ../stderr)"
            return 1
        }
        ! grep '^loft: ' ../stderr | grep -v '^loft: saved as' || {
            echo "$line"
            return 1
        }
    done <../lines
}

@test "the README leads from a report to a picture in a folder of one's own" {
    installed_loft
    sed -n '/^## From a report/,/^## One/s/^\(loft .*\)/\1/p' "$ROOT/README.md" >lines
    [ "$(wc -l <lines)" -ge 4 ]
    bash -e -o pipefail lines
    [ -s my-test-map.png ]
    grep -q '"reports"' my-test.json
}

@test "an installed tree that was moved finds its scenarios" {
    cp -a "$STAGE/usr" moved
    mv "$STAGE/usr/share/loft/scenarios" hidden
    run --separate-stderr moved/bin/loft list hwasong-19
    mv hidden "$STAGE/usr/share/loft/scenarios"
    [ "$status" -eq 0 ]
    has "$output" 2024-10-31-hwasong-19
}

@test "every scenario, example and document is installed" {
    diff -r "$ROOT/scenarios" "$STAGE/usr/share/loft/scenarios"
    diff -r "$ROOT/data/examples" "$STAGE/usr/share/loft/examples"
    local name
    for name in README.md docs/theory.md docs/glossary.md docs/decisions/README.md \
        docs/gallery/map.png examples/10-analysis.c; do
        cmp "$ROOT/$name" "$STAGE/usr/share/doc/loft/$name"
    done
}

@test "library, headers, data, pkg-config file and manual page are installed" {
    local name
    for name in lib/libloft.a lib/libloft.so lib/libloft.so.0.2 lib/pkgconfig/loft.pc \
        include/loft/loft.h share/loft/classes.json share/loft/scenario.schema.json \
        share/loft/case.schema.json share/loft/prior.json share/man/man1/loft.1 \
        share/loft/classes.schema.json share/man/man5/loft-files.5 \
        share/bash-completion/completions/loft share/zsh/site-functions/_loft \
        share/fish/vendor_completions.d/loft.fish; do
        [ -s "$STAGE/usr/$name" ] || {
            echo "$name is not there"
            return 1
        }
    done
}

@test "a program of five lines compiles and links by pkg-config, and runs" {
    cat >five.c <<'C'
#include <stdio.h>
#include <loft/loft.h>
int main(void) {
    return printf("%s\n", loft_status_text(LOFT_OK)) > 1 ? 0 : 1;
}
C
    export PKG_CONFIG_PATH=$STAGE/usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$STAGE
    local -a flags
    read -r -a flags < <(pkg-config --cflags --libs loft)
    cc -std=c17 -Wall -Werror five.c "${flags[@]}" -o five
    LD_LIBRARY_PATH=$STAGE/usr/lib ./five
    [ "$(pkg-config --modversion loft)" = "$(cat "$ROOT/VERSION")" ]
}

@test "so does a program in C++, with the analysis of a report" {
    need g++ g++
    cat >report.cpp <<'CPP'
#include <cstdio>
#include <loft/batch.h>
#include <loft/files.h>
#include <loft/loft.h>
#include <loft/plot.h>
int main() {
    loft_reported reported = {};
    reported.apogee_m = loft_exact_km(2111.5);
    reported.range_m = loft_exact_km(787.0);
    reported.site = loft_site_deg(40.07, 125.21);
    reported.azimuth_rad = loft_rad_from_deg(71.0);
    reported.booster_class = "liquid-1";
    loft_analysis_options options = loft_analysis_options_default();
    options.samples = 50;
    loft_analysis *analysis = nullptr;
    const loft_status status = loft_analysis_new(&reported, &options, &analysis);
    if (status == LOFT_OK) {
        std::printf("%.0f\n", loft_analysis_range(analysis)->p50 / 1000.0);
    }
    loft_analysis_free(analysis);
    return status;
}
CPP
    export PKG_CONFIG_PATH=$STAGE/usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$STAGE
    local -a flags
    read -r -a flags < <(pkg-config --cflags --libs loft)
    g++ -Wall -Wextra -Werror report.cpp "${flags[@]}" -o report
    LD_LIBRARY_PATH=$STAGE/usr/lib run --separate-stderr ./report
    [ "$status" -eq 0 ]
    near "$output" 4600 400
}

@test "it links with the archive and the packages the pkg-config file requires" {
    printf '#include <loft/loft.h>\nint main(void) { return !loft_status_text(LOFT_OK); }\n' \
        >five.c
    export PKG_CONFIG_PATH=$STAGE/usr/lib/pkgconfig
    local -a packages libs
    mapfile -t packages < <(pkg-config --print-requires-private loft)
    [ ${#packages[@]} -gt 0 ]
    read -r -a libs < <(pkg-config --libs "${packages[@]}")
    cc -std=c17 -I"$STAGE/usr/include" five.c "$STAGE/usr/lib/libloft.a" "${libs[@]}" -lm \
        -o five
    ./five
}

@test "the program needs no data folder" {
    cp "$LOFT" ./alone
    run --separate-stderr ./alone estimate --apogee 2000km --samples 0
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
}

@test "LOFT_DATA adds a class to the built-in ones" {
    own_class
    local figures=(--apogee 1000km --range 500km --samples 0)
    run_loft 2 estimate "${figures[@]}" --class own-1
    for class in own-1 liquid-1; do
        LOFT_DATA=$WORK/data run_loft 0 estimate "${figures[@]}" --class "$class"
    done
}

@test "a LOFT_DATA that cannot be used is said, with its name" {
    LOFT_DATA=$WORK/nowhere run_loft 3 estimate --apogee 2000km
    has "$stderr" "$WORK/nowhere"
    mkdir bad
    cp "$ROOT"/data/*.json bad
    echo '{' >bad/classes.json
    LOFT_DATA=$WORK/bad run_loft 3 estimate --apogee 2000km
    has "$stderr" classes.json
}

@test "make uninstall removes what make install left" {
    cp -a "$STAGE" copy
    make_release DESTDIR="$WORK/copy" uninstall
    run find copy ! -type d
    [ -z "$output" ]
}
