#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# setup.sh - install the Debian packages that loft is built and tested with.
set -eu

build='gcc libc6-dev make pkg-config libgsl-dev libpng-dev zlib1g-dev libcjson-dev libgumbo-dev liberfa-dev
libcairo2-dev libfontconfig-dev libfreetype-dev fonts-dejavu-core'
tests='libcmocka-dev libproj-dev bats python3 python3-netcdf4 libxml2-utils'
developers='clang libomp-dev clang-tidy clang-format libclang-rt-dev valgrind gcovr scdoc
pngcheck shellcheck gdal-bin libopenmpi-dev openmpi-bin python3-jsonschema libjansson-dev cppcheck'
web='chromium nodejs clang lld llvm wasi-libc libclang-rt-dev-wasm32'
command -v npm >/dev/null || web="$web npm" # some packages of nodejs bring it

usage() {
    cat <<'END'
Usage: ./setup.sh [--all] [--web]

Examples:
  ./setup.sh         what `make demo` and `make check` need
  ./setup.sh --all   also what the developers' tools need: lint, fuzzing, coverage, manual
  ./setup.sh --web   also a browser, node and a compiler to WebAssembly, for
                     `make check-formats check-web check-wasm`

Installs what is missing and says what that is; does nothing when all is there.
Made for Debian 12 and its kin; asks for root with sudo unless it has it.

Options:
  --all       the developers' tools too
  --web       a browser, node and a compiler to WebAssembly too
  -h, --help  this text
END
}

fail() {
    printf 'setup.sh: %s\n' "$1" >&2
    exit 1
}

is_installed() {
    status=$(dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null) || return 1
    printf '%s\n' "$status" | grep -qx installed
}

not_debian() {
    cat >&2 <<'END'
setup.sh: there is no apt-get or no dpkg-query: this is no Debian. Install by other means
  to build  a C17 compiler, GNU make 4, pkg-config, and with their headers GSL 2,
            libpng 1.6, zlib, cJSON 1.7, gumbo, ERFA 2, cairo, fontconfig and FreeType
  fonts     DejaVu Sans; say where it is with `make FONT_DIR=...`
  to test   cmocka 1.1, PROJ 9, bats, python3 with netCDF4, xmllint
then `make check`.
END
    exit 1
}

wanted="$build $tests"
for argument in "$@"; do
    case $argument in
    --all) wanted="$wanted $developers" ;;
    --web) wanted="$wanted $web" ;;
    -h | --help)
        usage
        exit 0
        ;;
    *)
        printf 'setup.sh: unknown argument: %s\n' "$argument" >&2
        usage >&2
        exit 2
        ;;
    esac
done

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    not_debian
fi

missing=
for package in $wanted; do
    is_installed "$package" || missing="$missing $package"
done
if [ -z "$missing" ]; then
    echo 'setup.sh: all packages are installed; nothing to do'
    exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
        fail "no sudo here; as root: apt-get install --no-install-recommends$missing"
    as_root=sudo
fi
echo "setup.sh: installing$missing"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update ||
    fail 'apt-get update failed: is there a network, and is /etc/apt/sources.list right?'
# shellcheck disable=SC2086 # $missing is a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y \
    --no-install-recommends $missing ||
    fail "these could not be installed:$missing (the reason stands above)"
echo 'setup.sh: done'
