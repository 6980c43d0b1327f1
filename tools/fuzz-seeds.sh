#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the files that a fuzz target starts from; those that loft writes are made in FOLDER.
# usage: fuzz-seeds.sh LOFT TARGET FOLDER
set -eu
loft=$1 target=$2 folder=$3
case $target in
json | jansson | scenario) # an input is at most 64 KiB
    find scenarios data -name '*.json' -size -64k | sort ;;
data) echo data/classes.json data/prior.json data/reports.json ;;
result)
    mkdir -p "$folder"
    "$loft" estimate --apogee 2111.5km --range 787km --samples 50 --json >"$folder/1.json"
    "$loft" estimate --apogee 2802km --range 933km --time 39min --samples 50 --json >"$folder/2.json"
    echo "$folder"/*.json
    ;;
esac
[ ! -d tests/fuzz/corpus/"$target" ] || echo tests/fuzz/corpus/"$target"/*
