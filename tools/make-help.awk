# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the targets of makefiles: "### text" is a heading; "## text" above ".PHONY: NAME" or
# above a pattern rule such as "test-%: FORCE" says what it does, % standing for NAME.
/^### / {
    print (headings++ ? "\n" : "") substr($0, 5)
    next
}
/^## / {
    text[++lines] = substr($0, 4)
    next
}
lines {
    name = /^\.PHONY:/ ? $2 : $1
    sub(/:.*/, "", name)
    sub(/%/, "NAME", name)
    for (i = 1; i <= lines; i++)
        printf "  %-18s %s\n", i == 1 ? name : "", text[i]
    lines = 0
}
