#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails if a page of docs/ names a file, a folder, a heading, a function or a test that does
# not exist.
# usage: check-doc-paths.sh [ROOT]
#
# Checked are links, [text](page.md#heading), relative to their page, and `code` that starts
# with a folder of the tree; a name with < > * or a blank is a pattern and is not checked.
# Names in `code` that start with loft_ or test_.
cd "${1:-.}" || exit 2
names=$(mktemp) || exit 2
trap 'rm -f "$names"' EXIT
{
    find . \( -name build -o -name .git \) -prune -o -name '*.[ch]' -exec grep -ohw 'loft_[a-z0-9_]*' {} +
    find . \( -name build -o -name .git \) -prune -o -name 'test_*.c' -print | sed 's|.*/||; s|\.c$||'
} | sort -u >"$names"
find docs -name '*.md' | sort | while read -r page; do
    awk -v names="$names" '
    # The anchor of a heading, as on GitHub.
    function slug(text) {
        sub(/^#+ */, "", text); text = tolower(text)
        gsub(/[^a-z0-9 _-]/, "", text); gsub(/ /, "-", text)
        return text
    }
    function exists(path) { return system("test -e \"" path "\"") == 0 }
    function has_heading(path, anchor,    line, found) {
        while ((getline line < path) > 0) if (line ~ /^#+ / && slug(line) == anchor) found = 1
        close(path)
        return found
    }
    function complain(text) { printf "%s:%d: no %s\n", FILENAME, FNR, text }
    BEGIN { while ((getline line < names) > 0) known[line] = 1 }
    BEGIN { folders = "^(sim|io|plots|cli|include|data|docs|scenarios|examples|tests|tools|mk)(/|$)" }
    /^```/ { fenced = !fenced }
    fenced { next }
    {
        page = folder = FILENAME; sub(/[^\/]*$/, "", folder)
        line = $0
        while (match(line, /\]\([^) ]+\)/)) {
            link = substr(line, RSTART + 2, RLENGTH - 3)
            line = substr(line, RSTART + RLENGTH)
            if (link ~ /^[a-z]+:/) continue
            anchor = ""
            if ((at = index(link, "#"))) { anchor = substr(link, at + 1); link = substr(link, 1, at - 1) }
            path = link == "" ? page : folder link
            if (!exists(path)) complain(path)
            else if (anchor != "" && !has_heading(path, anchor)) complain("heading " anchor " in " path)
        }
        n = split($0, parts, "`")
        for (i = 2; i <= n; i += 2)
            if (parts[i] ~ /^(loft|test)_[a-z0-9_]+(\.c)?$/) {
                name = parts[i]
                sub(/\.c$/, "", name)
                if (!(name in known)) complain(name)
            } else if (parts[i] ~ /\// && parts[i] ~ folders && parts[i] !~ /[<>*{ ]/ && !exists(parts[i]))
                complain(parts[i])
    }' "$page"
done | {
    ! grep .
}
