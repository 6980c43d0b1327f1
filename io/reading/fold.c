/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/fold.h"

#include <stdbool.h>
#include <string.h>

#include "sim/base/diag.h"

/* The characters from first to last become `to`. */
typedef struct sign {
    unsigned long first, last;
    const char *to;
} sign;

static const sign signs[] = {
    {0x09, 0x0d, " "},      {0xa0, 0xa0, " "},     {0xad, 0xad, ""},
    {0xb0, 0xb0, "deg"},    {0xb1, 0xb1, "+-"},    {0xb4, 0xb4, "'"},
    {0xba, 0xba, "deg"},    {0xbc, 0xbc, ".25"},   {0xbd, 0xbd, ".5"},
    {0xbe, 0xbe, ".75"},    {0xd7, 0xd7, "x"},     {0xdc, 0xdc, "u"},
    {0xfc, 0xfc, "u"},      {0x14e, 0x14f, "o"},   {0x16c, 0x16d, "u"},
    {0x2b9, 0x2b9, "'"},    {0x2ba, 0x2ba, "\""},  {0x2bb, 0x2bc, "'"},
    {0x2da, 0x2da, "deg"},  {0x306, 0x306, ""},    {0x41a, 0x41a, "k"},
    {0x41c, 0x41c, "m"},    {0x438, 0x438, "i"},   {0x43a, 0x43a, "k"},
    {0x43c, 0x43c, "m"},    {0x43d, 0x43d, "n"},   {0x441, 0x441, "s"},
    {0x447, 0x447, "h"},    {0x2000, 0x200a, " "}, {0x200b, 0x200f, ""},
    {0x2010, 0x2015, "-"},  {0x2018, 0x201b, "'"}, {0x201c, 0x201f, "\""},
    {0x2026, 0x2026, ".."}, {0x202f, 0x202f, " "}, {0x2032, 0x2032, "'"},
    {0x2033, 0x2033, "\""}, {0x205f, 0x205f, " "}, {0x2060, 0x2060, ""},
    {0x2212, 0x2212, "-"},  {0x223c, 0x223c, "~"}, {0x2243, 0x2243, "~"},
    {0x2245, 0x2245, "~"},  {0x2248, 0x2248, "~"}, {0x2264, 0x2264, "<"},
    {0x2265, 0x2265, ">"},  {0x2a7d, 0x2a7d, "<"}, {0x2a7e, 0x2a7e, ">"},
    {0x3000, 0x3000, " "},  {0x3001, 0x3001, ","}, {0x301c, 0x301c, "~"},
    {0x339e, 0x339e, "km"}, {0xfe63, 0xfe63, "-"}, {0xfeff, 0xfeff, ""}};

static const char *sign_of(unsigned long code)
{
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (code >= signs[i].first && code <= signs[i].last) {
            return signs[i].to;
        }
    }
    return NULL;
}

static void put(char *out, size_t size, size_t *n, const char *text, size_t length)
{
    const bool doubled = length == 1 && *text == ' ' && (*n == 0 || out[*n - 1] == ' ');
    if (!doubled && *n + length < size) {
        memcpy(out + *n, text, length);
        *n += length;
    }
}

/* Signs and words of several characters that text begins with; their bytes, or 0. */
static size_t words_at(const char *text, const char **to)
{
    static const char *const words[][2] = {{">=", ">"},          {"=>", ">"},
                                           {"<=", "<"},          {"=<", "<"},
                                           {"''", "\""},         {"公里", "km"},
                                           {"千米", "km"},       {"キロメートル", "km"},
                                           {"キロ", "km"},       {"킬로미터", "km"},
                                           {"時間", "h "},       {"小时", "h "},
                                           {"시간", "h "},       {"分", "min "},
                                           {"분", "min "},       {"秒", "s "},
                                           {"초", "s "},         {"約", "~"},
                                           {"约", "~"},          {"약", "~"},
                                           {"以上", " or more"}, {"이상", " or more"},
                                           {"以下", " or less"}, {"이하", " or less"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const size_t size = strlen(words[i][0]);
        if (strncmp(text, words[i][0], size) == 0) {
            *to = words[i][1];
            return size;
        }
    }
    return 0;
}

static void put_words(char *out, size_t size, size_t *n, const char *words)
{
    if (*words == ' ' && (*n == 0 || out[*n - 1] == ' ')) {
        words++;
    }
    put(out, size, n, words, strlen(words));
}

void loft_fold(const char *text, char *out, size_t size)
{
    enum {
        UTF8_MOST = 4,       /* bytes of a character */
        WIDE_FIRST = 0xff01, /* of the wide forms of '!' to '~' */
        WIDE_LAST = 0xff5e
    };
    size_t n = 0;
    while (*text != '\0') {
        unsigned long code = 0;
        const size_t length = loft_diag_utf8(text, strnlen(text, UTF8_MOST), &code);
        const char *to = NULL;
        if (length == 0) { /* not UTF-8 */
            put(out, size, &n, text++, 1);
            continue;
        }
        const size_t known = words_at(text, &to);
        if (known > 0) {
            put_words(out, size, &n, to);
            text += known;
            continue;
        }
        if (code >= WIDE_FIRST && code <= WIDE_LAST) {
            code -= WIDE_FIRST - '!';
        }
        to = sign_of(code);
        const char small = (char)(code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code);
        if (to != NULL) {
            put(out, size, &n, to, strlen(to));
        } else if (code < 0x80) {
            put(out, size, &n, &small, 1);
        } else {
            put(out, size, &n, text, length);
        }
        text += length;
    }
    n -= n > 0 && out[n - 1] == ' ';
    out[n] = '\0';
}
