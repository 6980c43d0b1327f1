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
`-o` may end in .png, .svg or .pdf, `--theme dark` is for dark pages, `--size` sets width
and height in points. FILE is a scenario, the `result.json` of `loft run`, or a case.
END

tab=$(printf '\t')
while IFS=$tab read -r name text kind arguments; do
    # shellcheck disable=SC2086 # words for a shell
    "$loft" plot "$kind" $arguments -o "docs/gallery/$name.png" </dev/null >/dev/null
    size=$(wc -c <"docs/gallery/$name.png")
    if [ "$size" -gt 200000 ]; then
        echo "docs/gallery/$name.png has $size bytes, more than 200000" >&2
        exit 1
    fi
    {
        printf '\n'
        printf '%s\n' "$text" | fold -s -w 96 | sed 's/ $//'
        printf '\n```sh\nloft plot %s -o %s.png\n```\n\n' "$kind $arguments" "$name"
        printf '![%s](gallery/%s.png)\n' "$name" "$name"
    } >>"$page"
done
