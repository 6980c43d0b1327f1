/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/parties.h"

#include <string.h>

/* ---- countries ---- */

static const struct {
    const char *words, *country;
} countries[] = {
    {"north korea", "North Korea"},
    {"north korean", "North Korea"},
    {"north koreans", "North Korea"},
    {"north-korea", "North Korea"},
    {"dprk", "North Korea"},
    {"d.p.r.k.", "North Korea"},
    {"pyongyang", "North Korea"},
    {"n korea", "North Korea"},
    {"n. korea", "North Korea"},
    {"n . korea", "North Korea"},
    {"n . korean", "North Korea"},
    {"s . korean", "South Korea"},
    {"south korea", "South Korea"},
    {"south korean", "South Korea"},
    {"south-korea", "South Korea"},
    {"rok", "South Korea"},
    {"seoul", "South Korea"},
    {"s . korea", "South Korea"},
    {"republic of korea", "South Korea"},
    {"japan", "Japan"},
    {"japanese", "Japan"},
    {"tokyo", "Japan"},
    {"united states", "United States"},
    {"united-states", "United States"},
    {"u.s.", "United States"},
    {"american", "United States"},
    {"washington", "United States"},
    {"russia", "Russia"},
    {"russian", "Russia"},
    {"moscow", "Russia"},
    {"kremlin", "Russia"},
    {"china", "China"},
    {"chinese", "China"},
    {"beijing", "China"},
    {"iran", "Iran"},
    {"iranian", "Iran"},
    {"tehran", "Iran"},
    {"india", "India"},
    {"indian", "India"},
    {"new delhi", "India"},
    {"pakistan", "Pakistan"},
    {"pakistani", "Pakistan"},
    {"islamabad", "Pakistan"},
    {"israel", "Israel"},
    {"israeli", "Israel"},
    {"ukraine", "Ukraine"},
    {"ukrainian", "Ukraine"},
    {"kyiv", "Ukraine"},
    {"france", "France"},
    {"french", "France"},
    {"taiwan", "Taiwan"},
    {"taiwanese", "Taiwan"},
    {"britain", "United Kingdom"},
    {"british", "United Kingdom"},
    {"united kingdom", "United Kingdom"},
};

/* US and not us; the North, the South. */
static const char *by_letters(const loft_tokens *t, int i)
{
    const loft_token *token = &t->items[i];
    if (loft_token_is(t, i, "us") && t->text[token->at] == 'U' &&
        t->text[token->at + 1] == 'S') {
        return "United States";
    }
    const bool the = loft_token_is(t, i - 1, "the") || loft_token_is(t, i + 1, "'s");
    if (the && token->capital && loft_token_is(t, i, "north")) {
        return "North Korea";
    }
    if (the && token->capital && loft_token_is(t, i, "south") &&
        !loft_token_is(t, i + 1, "china")) {
        return "South Korea";
    }
    return NULL;
}

int loft_country_at(const loft_tokens *t, int i, const char **country)
{
    static const char *const seas[] = {"sea", "ocean", NULL};
    int most = 0;
    if (i < 0 || i >= t->n || t->items[i].kind != LOFT_TOKEN_WORD) {
        return 0;
    }
    for (size_t c = 0; c < sizeof countries / sizeof countries[0]; c++) {
        const int n = loft_phrase_at(t, i, countries[c].words);
        if (n > most) {
            most = n;
            *country = countries[c].country;
        }
    }
    if (most > 0 && loft_token_in(t, i + most, seas)) { /* the Indian Ocean */
        return 0;
    }
    if (most > 0 && loft_token_is(t, i - 1, "of") && loft_token_is(t, i - 2, "sea")) {
        return 0;
    }
    if (most == 0 && by_letters(t, i) != NULL) {
        *country = by_letters(t, i);
        most = 1;
    }
    return most;
}

const char *loft_country_in(const loft_tokens *t, int first, int end)
{
    const char *country = NULL;
    for (int i = first; i < end; i++) {
        if (loft_country_at(t, i, &country) > 0) {
            return country;
        }
    }
    return NULL;
}

/* ---- who speaks ---- */

/* An office; `country` is whose it is whatever else was said. `source` NULL: see named. */
typedef struct office {
    const char *words, *office, *source, *country;
} office;

static const office offices[] = {
    {"joint chiefs", "military", "ROK JCS", "South Korea"},
    {"jcs", "military", "ROK JCS", "South Korea"},
    {"korean central news agency", "agency", "KCNA", "North Korea"},
    {"central news agency", "agency", "KCNA", "North Korea"},
    {"kcna", "agency", "KCNA", "North Korea"},
    {"rodong sinmun", "agency", "KCNA", "North Korea"},
    {"korean central television", "agency", "KCNA", "North Korea"},
    {"kctv", "agency", "KCNA", "North Korea"},
    {"indo - pacific command", "military", "US military", "United States"},
    {"pacific command", "military", "US military", "United States"},
    {"northern command", "military", "US military", "United States"},
    {"strategic command", "military", "US military", "United States"},
    {"norad", "military", "US military", "United States"},
    {"pentagon", "military", "US military", "United States"},
    {"drdo", "agency", "DRDO", "India"},
    {"ispr", "military", "ISPR", "Pakistan"},
    {"yonhap", "agency", "Yonhap", "South Korea"},
    {"kyodo", "agency", "Kyodo", "Japan"},
    {"nhk", "agency", "NHK", "Japan"},
    {"reuters", "agency", "Reuters", NULL},
    {"afp", "agency", "AFP", NULL},
    {"associated press", "agency", "AP", NULL},
    {"bloomberg", "agency", "Bloomberg", NULL},
    {"tass", "agency", "TASS", "Russia"},
    {"irna", "agency", "IRNA", "Iran"},
    {"xinhua", "agency", "Xinhua", "China"},
    {"self - defense forces", "ministry", "Japan MoD", "Japan"},
    {"rok-ministry", "ministry", "ROK MND", "South Korea"},
    {"cabinet-secretary", "government", "Japan", "Japan"},
    {"coast-guard", "coast guard", "Japan Coast Guard", "Japan"},
    {"coast guard", "coast guard", NULL, NULL},
    {"mod", "ministry", NULL, NULL},
    {"defense-ministry", "ministry", NULL, NULL},
    {"defense ministry", "ministry", NULL, NULL},
    {"defence ministry", "ministry", NULL, NULL},
    {"ministry of defense", "ministry", NULL, NULL},
    {"ministry of defence", "ministry", NULL, NULL},
    {"ministry of national defense", "ministry", NULL, NULL},
    {"defense minister", "ministry", NULL, NULL},
    {"defence minister", "ministry", NULL, NULL},
    {"minister of defense", "ministry", NULL, NULL},
    {"minister of defence", "ministry", NULL, NULL},
    {"defense officials", "ministry", NULL, NULL},
    {"defence officials", "ministry", NULL, NULL},
    {"vice defense minister", "ministry", NULL, NULL},
    {"chief cabinet secretary", "government", "Japan", "Japan"},
    {"cabinet secretary", "government", "Japan", "Japan"},
    {"prime minister", "government", NULL, NULL},
    {"state media", "agency", NULL, NULL},
    {"state - run media", "agency", NULL, NULL},
    {"state news agency", "agency", NULL, NULL},
    {"state television", "agency", NULL, NULL},
    {"military", "military", NULL, NULL},
    {"armed forces", "military", NULL, NULL},
    {"army", "military", NULL, NULL},
    {"navy", "military", NULL, NULL},
};

/* Holders of offices whom texts call by their names. */
static const struct {
    const char *name;
    const char *office, *country;
} holders[] = {
    {"onodera", "ministry", "Japan"},    {"inada", "ministry", "Japan"},
    {"hamada", "ministry", "Japan"},     {"kihara", "ministry", "Japan"},
    {"nakatani", "ministry", "Japan"},   {"iwaya", "ministry", "Japan"},
    {"kishi", "ministry", "Japan"},      {"oniki", "ministry", "Japan"},
    {"koizumi", "ministry", "Japan"},    {"miyake", "ministry", "Japan"},
    {"suga", "government", "Japan"},     {"matsuno", "government", "Japan"},
    {"hayashi", "government", "Japan"},  {"abe", "government", "Japan"},
    {"kishida", "government", "Japan"},  {"ishiba", "government", "Japan"},
    {"takaichi", "government", "Japan"}, {"mattis", "ministry", "United States"},
};

static const char *holder_country(const loft_tokens *t, int first, int end,
                                  const char **office_name)
{
    for (int i = first; i < end; i++) {
        for (size_t h = 0; h < sizeof holders / sizeof holders[0]; h++) {
            if (t->items[i].capital && loft_token_is(t, i, holders[h].name)) {
                *office_name = holders[h].office;
                return holders[h].country;
            }
        }
    }
    return NULL;
}

/* Others who may speak, and are called by the words of the text. */
static const char *const persons[] = {
    "official",     "officials",  "analyst",   "analysts",
    "expert",       "experts",    "spokesman", "spokesperson",
    "spokeswoman",  "minister",   "ministry",  "agency",
    "government",   "command",    "newspaper", "broadcaster",
    "source",       "sources",    "media",     "staff",
    "president",    "secretary",  "professor", "researcher",
    "general",      "admiral",    "adviser",   "advisor",
    "physicist",    "institute",  "reports",   "lawmaker",
    "lawmakers",    "scientist",  "forces",    "authorities",
    "intelligence", "university", "director",  "report",
    "senator",      "officer",    "commander", "developer",
    "engineer",     "engineers",  "guards",    NULL};

static const office *office_in(const loft_tokens *t, int first, int end)
{
    for (size_t o = 0; o < sizeof offices / sizeof offices[0]; o++) {
        for (int i = first; i < end; i++) {
            const int n = loft_phrase_at(t, i, offices[o].words);
            if (n > 0 && i + n <= end) {
                return &offices[o];
            }
        }
    }
    return NULL;
}

const char *loft_office_source(const char *office_name, const char *country)
{
    static const struct {
        const char *office, *country, *source;
    } names[] = {{"ministry", "Japan", "Japan MoD"},
                 {"ministry", "South Korea", "ROK MND"},
                 {"ministry", "Russia", "Russia MoD"},
                 {"ministry", "India", "India MoD"},
                 {"ministry", "China", "China MoD"},
                 {"ministry", "Iran", "Iran MoD"},
                 {"ministry", "United States", "US military"},
                 {"ministry", "North Korea", "North Korea"},
                 {"military", "South Korea", "ROK JCS"},
                 {"military", "United States", "US military"},
                 {"military", "Japan", "Japan MoD"},
                 {"military", "North Korea", "North Korea"},
                 {"military", "Pakistan", "ISPR"},
                 {"agency", "North Korea", "KCNA"},
                 {"coast guard", "Japan", "Japan Coast Guard"},
                 {"government", "Japan", "Japan"},
                 {"government", "South Korea", "South Korea"}};
    for (size_t i = 0; country != NULL && i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i].office, office_name) == 0 &&
            strcmp(names[i].country, country) == 0) {
            return names[i].source;
        }
    }
    return NULL;
}

/* Is all of it a country, with "the", "officials", "government" and the like? */
static bool is_country_alone(const loft_tokens *t, int first, int end)
{
    static const char *const idle[] = {
        "the",  "'s",       "officials", "government", "authorities", "in",  "a",
        "an",   "official", "senior",    "both",       ",",           "for", "its",
        "part", "but",      "while",     "whereas",    NULL};
    const char *country = NULL;
    for (int i = first; i < end;) {
        const int n = loft_country_at(t, i, &country);
        if (n == 0 && !loft_token_in(t, i, idle) && !loft_token_is(t, i, "and")) {
            return false;
        }
        i += n > 0 ? n : 1;
    }
    return country != NULL;
}

static bool has_person(const loft_tokens *t, int first, int end)
{
    for (int i = first; i < end; i++) {
        if (loft_token_in(t, i, persons)) {
            return true;
        }
    }
    return false;
}

bool loft_party_of(const loft_tokens *t, int first, int end, loft_party *out)
{
    const char *country = loft_country_in(t, first, end);
    const office *o = office_in(t, first, end);
    const char *held = NULL;
    const char *holder = holder_country(t, first, end, &held);
    if (holder != NULL && (o == NULL || (o->country == NULL && country == NULL))) {
        *out = (loft_party){.source =
                                loft_office_source(o != NULL ? o->office : held, holder),
                            .country = holder,
                            .office = o != NULL ? o->office : held};
        return true;
    }
    if (o != NULL) {
        const bool us = o->source != NULL && strcmp(o->source, "ROK JCS") == 0 &&
                        country != NULL && strcmp(country, "United States") == 0;
        const char *whose = us ? country : o->country != NULL ? o->country : country;
        if (whose == NULL && t->items[first].eastern) { /* 防衛省 is the one of Japan */
            whose = "Japan";
        }
        *out = (loft_party){.source = us ? "US military"
                                      : o->source != NULL
                                          ? o->source
                                          : loft_office_source(o->office, whose),
                            .country = whose,
                            .office = o->office};
        return true;
    }
    if (country != NULL && is_country_alone(t, first, end)) {
        for (int i = first; i < end; i++) {
            if (loft_token_is(t, i, "and")) { /* South Korea and Japan */
                *out = (loft_party){.office = "person"};
                return true;
            }
        }
        *out =
            (loft_party){.source = country, .country = country, .office = "government"};
        return true;
    }
    if (has_person(t, first, end)) {
        *out = (loft_party){.country = country, .office = "person"};
        return true;
    }
    return false;
}
