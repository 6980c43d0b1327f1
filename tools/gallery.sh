#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tables gallery | gallery.sh LOFT - draws docs/gallery/*.png and writes docs/gallery.md: plots
# of each kind with their commands. Run from the top of the tree (make gallery).
set -eu
loft=$1
page=docs/gallery.md
mkdir -p docs/gallery

cat >"$page" <<'END'
# Gallery

Plots of each kind, with the commands that drew them; `make gallery` draws them again.
`-o` may end in .png, .svg or .pdf, `--theme dark` is for dark pages, `--for print`, `web`,
`slide` or `square` suits a place, `--size` sets width and height in points. FILE is a scenario,
the `result.json` of `loft run`, or a case.
END

# picture NAME TEXT COMMAND: the section of a picture that has been drawn.
picture() {
    size=$(wc -c <"docs/gallery/$1.png")
    if [ "$size" -gt 200000 ]; then
        echo "docs/gallery/$1.png has $size bytes, more than 200000" >&2
        exit 1
    fi
    {
        printf '\n'
        printf '%s\n' "$2" | fold -s -w 96 | sed 's/ $//'
        printf '\n```sh\n%s\n```\n\n' "$3"
        printf '![%s](gallery/%s.png)\n' "$1" "$1"
    } >>"$page"
}

tab=$(printf '\t')
while IFS=$tab read -r name text kind arguments; do
    # shellcheck disable=SC2086 # words for a shell
    "$loft" plot "$kind" $arguments -o "docs/gallery/$name.png" </dev/null >/dev/null
    picture "$name" "$text" "loft plot $kind $arguments -o $name.png"
done

flights="scenarios/dprk/2017-05-14-hwasong-12.json scenarios/dprk/2022-01-30-hwasong-12.json"
# shellcheck disable=SC2086 # words for a shell
"$loft" joint $flights --plot docs/gallery/joint.png >/dev/null
picture joint "Flown and predicted profiles of two flights, as those of one missile." \
    "loft joint $flights --plot joint.png"
