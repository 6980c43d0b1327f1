# SPDX-License-Identifier: GPL-3.0-or-later
# check-doc-numbers.awk - the numbers of check-doc-numbers.sh: first all files of code, then
# all documents.
function base(path) { sub(/.*\//, "", path); return path }
function complain(text) { printf "%s:%d: %s\n", FILENAME, FNR, text; bad = 1 }

# Keeps every different text that a name stands for, alone and with its file.
function keep(name, text) {
    sub(/^[ \t]+/, "", text); sub(/[ \t]+$/, "", text)
    keep_as(name, text)
    keep_as(base(where) ":" name, text)
}
function keep_as(name, text,    i) {
    for (i = 1; i <= defs[name]; i++) if (def[name, i] == text) return
    def[name, ++defs[name]] = text
}
function keep_list(name, text,    parts, i, n) {
    sub(/^[ \t]*\{/, "", text); sub(/\}.*/, "", text)
    n = split(text, parts, ",")
    for (i = 1; i <= n; i++) if (parts[i] ~ /[0-9]/) keep(name "[" i - 1 "]", parts[i])
}

# Constant variables and arrays, enumerators and members of initialisers of a whole file.
function end_code(    parts, n, i, name, before, rest) {
    n = split(statements, parts, "=")
    for (i = 1; i < n; i++) {
        rest = parts[i + 1]
        if (rest == "" || parts[i] == "" || !match(parts[i], /[.A-Za-z_][A-Za-z0-9_]*(\[[A-Za-z0-9_]*\])?[ \t]*$/))
            continue
        name = substr(parts[i], RSTART)
        before = substr(parts[i], 1, RSTART - 1)
        gsub(/[ \t]/, "", name)
        if (sub(/\[.*/, "", name)) {
            if (before ~ /const[ \t]+[A-Za-z_0-9]+[ \t]+$/ && rest ~ /^[ \t]*\{[^{]*\}/) keep_list(name, rest)
        } else if (sub(/^\./, "", name) || name ~ /^[A-Z][A-Z0-9_]*$/ ||
                   before ~ /const[ \t]+[A-Za-z_0-9]+[ \t]+$/) {
            if (match(rest, /^[^,;{}]*/)) rest = substr(rest, 1, RLENGTH)
            if (rest ~ /^[ \t]*[-(A-Z0-9.]/) keep(name, rest)
        }
    }
    statements = ""
}

# A recursive reader of `expression`: the value, or `failed` says why there is none.
function value_of(text, depth,    saved, at, v) {
    if (depth > 8) { failed = "defined by itself"; return 0 }
    saved = expression
    expression = text
    v = sum(depth)
    sub(/^[ \t]+/, "", expression)
    if (expression != "" && failed == "") failed = "cannot read '" expression "'"
    expression = saved
    return v
}
function next_is(re) {
    sub(/^[ \t]+/, "", expression)
    if (!match(expression, "^(" re ")")) return 0
    token = substr(expression, 1, RLENGTH)
    expression = substr(expression, RLENGTH + 1)
    return 1
}
function sum(depth,    v) {
    v = product(depth)
    while (failed == "" && next_is("[-+]")) v = token == "+" ? v + product(depth) : v - product(depth)
    return v
}
function product(depth,    v, w) {
    v = factor(depth)
    while (failed == "" && next_is("\\*|/|<<")) {
        if (token == "*") v *= factor(depth)
        else if (token == "<<") v *= 2 ^ factor(depth)
        else {
            w = factor(depth)
            if (w == 0) { failed = failed == "" ? "division by 0" : failed; return 0 }
            v /= w
        }
    }
    return v
}
function factor(depth,    v, name) {
    if (next_is("\\((size_t|double|int)\\)")) return factor(depth)
    if (next_is("-")) return -factor(depth)
    if (next_is("\\(")) {
        v = sum(depth)
        if (!next_is("\\)")) failed = "a bracket is not closed"
        return v
    }
    if (next_is("\\{[^}]*\\}")) return found_by_text(token)
    if (next_is("[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?\\.?[uUlLfF]*")) return token + 0
    if (next_is("[A-Za-z_][A-Za-z0-9_.-]*\\.(json|inc|[ch]):[A-Za-z_][A-Za-z0-9_.]*(\\[[0-9]+\\])?|[A-Za-z_][A-Za-z0-9_]*(\\[[0-9]+\\])?")) {
        name = token
        if (!defs[name]) { failed = "the code has no constant " name; return 0 }
        if (defs[name] > 1) { failed = "the code has several constants " name "; write FILE:NAME"; return 0 }
        return value_of(def[name, 1], depth + 1)
    }
    failed = "cannot read '" expression "'"
    return 0
}
# {FILE: text @ text}: blanks do not count.
function found_by_text(marker,    file, text, at, from, rest, n, last, before, after, i) {
    text = substr(marker, 2, length(marker) - 2)
    at = index(text, ":")
    file = substr(text, 1, at - 1)
    text = substr(text, at + 1)
    gsub(/[ \t]/, "", text)
    at = index(text, "@")
    if (!(file in squeezed)) { failed = "there is no file " file; return 0 }
    if (at < 2) { failed = "no text before @ in " marker; return 0 }
    before = substr(text, 1, at - 1)
    after = substr(text, at + 1)
    rest = squeezed[file]
    while (i = index(rest, before)) {
        rest = substr(rest, i + length(before))
        if (match(rest, /^-?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?/) &&
            index(substr(rest, RLENGTH + 1), after) == 1) {
            from = substr(rest, 1, RLENGTH)
            if (n++ && from + 0 != last + 0) { failed = "several numbers at " marker; return 0 }
            last = from
        }
    }
    if (!n) failed = "the code has no " marker
    return last + 0
}

# Is `quoted` the value, rounded at its last digit?
function is_rounded(quoted, v,    digits, power, at) {
    gsub(/[, ]/, "", quoted)
    digits = quoted
    power = 0
    if ((at = match(digits, /[eE]/))) {
        power = substr(digits, at + 1) + 0
        digits = substr(digits, 1, at - 1)
    }
    if ((at = index(digits, "."))) power -= length(digits) - at
    v -= quoted
    return (v < 0 ? -v : v) <= (0.5 + 1e-9) * 10 ^ power
}
function check(marker, quoted,    v) {
    failed = ""
    v = value_of(marker, 0)
    checked++
    if (failed != "") complain(failed)
    else if (!is_rounded(quoted, v)) complain("says " quoted ", but " marker " is " sprintf("%.9g", v))
}
function check_markers(line,    at, marker, quoted, first) {
    first = 1
    while ((at = index(line, "<!-- value "))) {
        first = first && at == 1
        line = substr(line, at + 11)
        if (!(at = index(line, " -->"))) { complain("a marker without -->"); return }
        marker = substr(line, 1, at - 1)
        line = substr(line, at + 4)
        if (match(marker, / = -?[0-9][-+0-9.,eE ]*$/)) {
            quoted = substr(marker, RSTART + 3)
            marker = substr(marker, 1, RSTART - 1)
            wanted[++wants] = quoted
            wanted_at[wants] = FNR
            check(marker, quoted)
        } else if (first) {
            complain("a marker at the start of a line hides the line; break it elsewhere")
        } else if (match(line, /^-?[0-9][0-9,]*( [0-9][0-9][0-9])*(\.[0-9]+)?([eE][-+]?[0-9]+)?/)) {
            quoted = substr(line, 1, RLENGTH)
            sub(/,$/, "", quoted)
            check(marker, quoted)
        } else complain("no number after the marker of " marker)
    }
}
# The numbers of markers on separate lines must stand in the next block.
function end_block(    i, at, text, found) {
    for (i = 1; i <= wants; i++) {
        text = block
        found = 0
        while (!found && (at = index(text, wanted[i]))) {
            found = (at == 1 || substr(text, at - 1, 1) !~ /[0-9.A-Za-z]/) &&
                    substr(text, at + length(wanted[i])) !~ /^[.,]?[0-9]/
            text = substr(text, at + 1)
        }
        if (!found) {
            printf "%s:%d: the block after the marker has no %s\n", where, wanted_at[i], wanted[i]
            bad = 1
        }
    }
    wants = 0
    block = ""
}

FNR == 1 { end_block(); end_code(); where = FILENAME; comment = 0; key = "" }

FILENAME ~ /\.json$/ {
    if (match($0, /"[A-Za-z0-9_]+":[ \t]*/)) {
        name = substr($0, RSTART + 1, RLENGTH)
        sub(/".*/, "", name)
        rest = substr($0, RSTART + RLENGTH)
        if (rest ~ /^\{/) key = name
        if (match(rest, /^-?[0-9][-+0-9.eE]*/))
            keep_as(base(FILENAME) ":" (name == "value" ? key : name), substr(rest, 1, RLENGTH))
    }
    next
}

FILENAME ~ /\.md$/ {
    if (/^[ \t]*$/ && block != "") end_block()
    else if (index($0, "<!-- value ")) { check_markers($0); if (!wants) block = ""; else if ($0 !~ /^<!-- /) block = block "\n" $0 }
    else if (wants && !/^[ \t]*$/) block = block "\n" $0
    next
}

{
    line = $0
    if (comment) { if (!sub(/.*\*\//, "", line)) next; comment = 0 }
    gsub(/\/\*([^*]|\*[^\/])*\*\//, " ", line)
    if (sub(/\/\*.*/, "", line)) comment = 1
    plain = line
    gsub(/[ \t]/, "", plain)
    squeezed[base(FILENAME)] = squeezed[base(FILENAME)] plain
    if (match(line, /^#[ \t]*define[ \t]+[A-Z][A-Z0-9_]*[ \t]+/)) {
        name = substr(line, 1, RLENGTH)
        gsub(/#|define|[ \t]/, "", name)
        keep(name, substr(line, RLENGTH + 1))
        next
    }
    statements = statements " " line
}

END {
    end_block()
    end_code()
    if (!checked) { print "no document has a marker of a number"; bad = 1 }
    exit bad
}
