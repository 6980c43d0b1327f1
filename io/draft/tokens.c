/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/tokens.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/draft/eastern_words.h"
#include "sim/base/decimal.h"
#include "sim/base/diag.h"

/* ---- characters ---- */

typedef enum letter {
    A_SPACE,
    A_DIGIT,
    A_LETTER,
    A_MARK,
    AN_EASTERN
} letter;

typedef struct character {
    unsigned long code;
    size_t size;
    letter kind;
    char ascii; /* what stands for a mark or a digit */
} character;

static bool is_eastern(unsigned long c)
{
    return (c >= 0x1100 && c < 0x1200) || (c >= 0x3001 && c < 0xa000) ||
           (c >= 0xac00 && c < 0xd7b0) || (c >= 0xf900 && c < 0xfb00) ||
           (c >= 0xff01 && c < 0xffe0);
}

static bool is_space(unsigned long c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000 || c == 0xfeff;
}

/* Marks of typesetters that have one in ASCII. */
static char mark_of(unsigned long c)
{
    static const struct {
        unsigned long first, last;
        char ascii;
    } marks[] = {{0x2010, 0x2015, '-'},  {0x2212, 0x2212, '-'}, {0x2018, 0x2019, '\''},
                 {0x02bc, 0x02bc, '\''}, {0x201c, 0x201f, '"'}, {0xab, 0xab, '"'},
                 {0xbb, 0xbb, '"'},      {0x2026, 0x2026, '.'}, {0x2032, 0x2032, '\''},
                 {0x2033, 0x2033, '"'},  {0x2248, 0x2248, '~'}, {0xb1, 0xb1, '~'},
                 {0x223c, 0x223c, '~'},  {0x2265, 0x2265, '>'}, {0x2264, 0x2264, '<'}};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (c >= marks[i].first && c <= marks[i].last) {
            return marks[i].ascii;
        }
    }
    return '?';
}

static character next(const char *text, size_t size)
{
    character c = {.size = loft_diag_utf8(text, size, &c.code), .kind = A_MARK};
    if (c.size == 0) { /* the caller checks; a broken byte is a mark */
        return (character){.code = '?', .size = 1, .kind = A_MARK, .ascii = '?'};
    }
    c.ascii = c.code < 0x80 ? (char)c.code : mark_of(c.code);
    if (is_space(c.code)) {
        c.kind = A_SPACE;
    } else if (c.code >= 0xff10 && c.code <= 0xff19) {
        c.kind = A_DIGIT;
        c.ascii = (char)('0' + (c.code - 0xff10));
    } else if (c.ascii >= '0' && c.ascii <= '9') {
        c.kind = A_DIGIT;
    } else if (is_eastern(c.code)) {
        c.kind = AN_EASTERN;
    } else if ((c.ascii >= 'a' && c.ascii <= 'z') || (c.ascii >= 'A' && c.ascii <= 'Z') ||
               (c.code >= 0xc0 && c.code < 0x2000 && c.code != 0xd7 && c.code != 0x2bc)) {
        c.kind = A_LETTER;
    }
    return c;
}

/* ---- the list ---- */

typedef struct maker {
    loft_tokens *t;
    const char *text;
    size_t size, at;
    char *free_pool;
    bool commas_group; /* the text has a number such as 1,100 */
} maker;

static loft_token *add(maker *m, loft_token_kind kind, size_t size)
{
    loft_token *token = &m->t->items[m->t->n];
    *token = (loft_token){.kind = kind,
                          .at = (int)m->at,
                          .size = (int)size,
                          .word = "",
                          .spaced = token->spaced};
    m->t->n++;
    m->t->items[m->t->n].spaced = false;
    m->at += size;
    return token;
}

/* A word of text[from..to) in small letters, apostrophes as '. */
static const char *fold(maker *m, size_t from, size_t to)
{
    const char *word = m->free_pool;
    while (from < to) {
        const character c = next(m->text + from, to - from);
        if (c.code >= 'A' && c.code <= 'Z') {
            *m->free_pool++ = (char)(c.code + ('a' - 'A'));
        } else if (c.ascii == '\'') {
            *m->free_pool++ = '\'';
        } else {
            memcpy(m->free_pool, m->text + from, c.size);
            m->free_pool += c.size;
        }
        from += c.size;
    }
    *m->free_pool++ = '\0';
    return word;
}

static character at(const maker *m, size_t place)
{
    return place < m->size ? next(m->text + place, m->size - place)
                           : (character){.kind = A_SPACE};
}

/* u.s., a.m.: the end of letters with a dot behind each; 0 if there are none. */
static size_t dotted_end(const maker *m, size_t from)
{
    size_t end = 0;
    for (size_t i = from; at(m, i).kind == A_LETTER && at(m, i + 1).code == '.'; i += 2) {
        end = i + 2;
    }
    return end > from + 2 ? end : 0;
}

static void add_word(maker *m)
{
    const size_t from = m->at;
    const character first = at(m, from);
    size_t end = dotted_end(m, from);
    if (end == 0) {
        end = from;
        character c = first;
        while (c.kind == A_LETTER) {
            end += c.size;
            c = at(m, end);
            const size_t behind = end + c.size;
            /* don't; not Japan's */
            if (c.ascii == '\'' && at(m, behind).kind == A_LETTER &&
                !((at(m, behind).code | 32UL) == 's' &&
                  at(m, behind + 1).kind != A_LETTER)) {
                end = behind;
                c = at(m, end);
            }
        }
    }
    loft_token *token = add(m, LOFT_TOKEN_WORD, end - from);
    token->word = fold(m, from, end);
    token->capital = (first.code >= 'A' && first.code <= 'Z') || first.code >= 0xc0;
}

/* The mark at the place, or 's as a word. */
static void add_mark(maker *m)
{
    const character c = at(m, m->at);
    const size_t behind = m->at + c.size;
    const bool owns = c.ascii == '\'' && (at(m, behind).code | 32UL) == 's' &&
                      at(m, behind + 1).kind != A_LETTER && m->t->n > 0 &&
                      !m->t->items[m->t->n].spaced;
    loft_token *token =
        add(m, owns ? LOFT_TOKEN_WORD : LOFT_TOKEN_MARK, owns ? c.size + 1 : c.size);
    if (owns) {
        token->word = "'s";
        return;
    }
    char *word = m->free_pool;
    word[0] = c.ascii;
    word[1] = '\0';
    m->free_pool += 2;
    token->word = word;
}

static void add_eastern(maker *m)
{
    const loft_eastern_word *known =
        loft_eastern_word_at(m->text + m->at, m->size - m->at);
    if (known == NULL) {
        loft_token *token = add(m, LOFT_TOKEN_MARK, at(m, m->at).size);
        token->word = "?";
        token->eastern = true;
        return;
    }
    const bool is_mark = known->word[1] == '\0' && strchr(".,\"()-", known->word[0]);
    loft_token *token =
        add(m, is_mark ? LOFT_TOKEN_MARK : LOFT_TOKEN_WORD, strlen(known->text));
    token->word = known->word;
    token->eastern = true;
}

/* ---- numbers ---- */

enum {
    NUMBER_TEXT =
        40 /* characters of a number; the rest of a longer one is another number */
};

/* Digits from a place on, at most `most`; their end. */
static size_t digits(const maker *m, size_t from, int most, char *out, int *n)
{
    while (*n < most && at(m, from).kind == A_DIGIT) {
        out[(*n)++] = at(m, from).ascii;
        from += at(m, from).size;
    }
    return from;
}

static int digits_ahead(const maker *m, size_t from)
{
    char unused[NUMBER_TEXT];
    int n = 0;
    digits(m, from, NUMBER_TEXT - 1, unused, &n);
    return n;
}

/* 1 001.2 km: a space groups where a unit stands behind and no name before. */
static bool space_groups(const maker *m, size_t from, size_t end)
{
    if (from > 0 && (m->text[from - 1] == '-' || m->text[from - 1] == '.')) {
        return false;
    }
    size_t i = end + 1;
    while (i < m->size && (at(m, i).kind == A_DIGIT || m->text[i] == '.')) {
        i++;
    }
    i += i < m->size && m->text[i] == ' ';
    return i < m->size && strchr("kmsfn", m->text[i]) != NULL && m->t->n > 0 &&
           m->t->items[m->t->n - 1].kind == LOFT_TOKEN_WORD &&
           !m->t->items[m->t->n - 1].capital;
}

static bool may_group(const maker *m, character c)
{
    return c.code == ',' || c.code == 0xff0c || c.code == '\'' || c.code == 0x2019 ||
           c.code == 0xa0 || c.code == 0x2009 || c.code == 0x202f ||
           (c.code == '.' && !m->commas_group);
}

/* The end of 1,100 or 6.248 with its digits; `mark` is what groups them, 0 for none. */
static size_t grouped(const maker *m, size_t from, char *text, int *n,
                      unsigned long *mark)
{
    size_t end = digits(m, from, NUMBER_TEXT - 4, text, n);
    const bool few = *n <= 3 && text[0] != '0';
    *mark = 0;
    for (character c = at(m, end);
         few && *n < NUMBER_TEXT - 4 &&
         (may_group(m, c) || (c.code == ' ' && space_groups(m, from, end))) &&
         (*mark == 0 || c.code == *mark) && digits_ahead(m, end + c.size) == 3;
         c = at(m, end)) {
        *mark = c.code;
        end = digits(m, end + c.size, *n + 3, text, n);
    }
    return end;
}

static void add_number(maker *m)
{
    char text[NUMBER_TEXT + 1];
    int n = 0;
    unsigned long mark = 0;
    size_t end = grouped(m, m->at, text, &n, &mark);
    const int whole = n;
    const character point = at(m, end);
    const bool is_point = (point.code == '.' && mark != '.') ||
                          (point.code == ',' && mark == '.') || point.code == 0xff0e ||
                          (point.code == ',' && mark == 0 && !m->commas_group &&
                           digits_ahead(m, end + 1) < 3);
    if (is_point && digits_ahead(m, end + point.size) > 0) {
        text[n++] = '.';
        end = digits(m, end + point.size, NUMBER_TEXT - 1, text, &n);
    }
    text[n] = '\0';
    const int decimals = n > whole ? n - whole - 1 : 0;
    loft_token *token = add(m, LOFT_TOKEN_NUMBER, end - m->at);
    token->value = loft_strtod(text, NULL);
    token->step = pow(10.0, -decimals);
    token->digits = whole;
    token->grouped = mark != 0;
}

/* 1,100 anywhere says that a dot does not group. */
static bool has_commas(const char *text, size_t size)
{
    for (size_t i = 1; i + 3 < size; i++) {
        if (text[i] == ',' && strchr("0123456789", text[i - 1]) != NULL &&
            strspn(text + i + 1, "0123456789") == 3) {
            return true;
        }
    }
    return false;
}

loft_status loft_tokens_make(const char *text, size_t size, loft_tokens *out)
{
    loft_tokens t = {.text = text,
                     .items = calloc(size + 2, sizeof *t.items),
                     .pool = malloc(2 * size + 2)};
    if (t.items == NULL || t.pool == NULL) {
        loft_tokens_fini(&t);
        return LOFT_ERR_NOMEM;
    }
    maker m = {.t = &t,
               .text = text,
               .size = size,
               .free_pool = t.pool,
               .commas_group = has_commas(text, size)};
    while (m.at < size) {
        const character c = at(&m, m.at);
        switch (c.kind) {
        case A_SPACE:
            t.items[t.n].spaced = true;
            m.at += c.size;
            break;
        case A_DIGIT:
            add_number(&m);
            break;
        case A_LETTER:
            add_word(&m);
            break;
        case AN_EASTERN:
            add_eastern(&m);
            break;
        default:
            add_mark(&m);
            break;
        }
    }
    *out = t;
    return LOFT_OK;
}

void loft_tokens_fini(loft_tokens *tokens)
{
    free(tokens->items);
    free(tokens->pool);
    *tokens = (loft_tokens){.n = 0};
}

/* ---- words ---- */

bool loft_token_is(const loft_tokens *t, int i, const char *word)
{
    return i >= 0 && i < t->n && strcmp(t->items[i].word, word) == 0;
}

bool loft_token_in(const loft_tokens *t, int i, const char *const words[])
{
    for (int w = 0; words[w] != NULL; w++) {
        if (loft_token_is(t, i, words[w])) {
            return true;
        }
    }
    return false;
}

int loft_phrase_at(const loft_tokens *t, int i, const char *phrase)
{
    int n = 0;
    while (*phrase != '\0') {
        const size_t size = strcspn(phrase, " ");
        if (i + n < 0 || i + n >= t->n ||
            strncmp(t->items[i + n].word, phrase, size) != 0 ||
            t->items[i + n].word[size] != '\0') {
            return 0;
        }
        n++;
        phrase += size + (phrase[size] == ' ');
    }
    return n;
}

int loft_phrase_in(const loft_tokens *t, int i, const char *const phrases[])
{
    int most = 0;
    for (int p = 0; phrases[p] != NULL; p++) {
        const int n = loft_phrase_at(t, i, phrases[p]);
        most = n > most ? n : most;
    }
    return most;
}
