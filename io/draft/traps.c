/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/traps.h"

#include "io/draft/parties.h"

enum {
    NEAR = 5,   /* tokens behind a figure in which a place is looked for */
    CLAUSE = 16 /* and before it, a word for what could be */
};

int loft_behind_amount(const loft_tokens *t, const loft_amount *amounts, size_t n,
                       size_t i)
{
    int end = amounts[i].end;
    if (i + 1 < n && (amounts[i + 1].repeats || amounts[i].repeats) &&
        amounts[i + 1].first - end <= 3) {
        end = amounts[i + 1].end;
    }
    static const char *const short_units[] = {"min", "mi", "sec", "hr", "ft", "km", NULL};
    if (loft_token_is(t, end, ".") && loft_token_in(t, end - 1, short_units)) {
        end++;
    }
    while (loft_token_is(t, end, ")") || loft_token_is(t, end, "]")) {
        end++;
    }
    return end;
}

/* ---- what could be, is planned, or is of a class ---- */

static const char *const conditional[] = {"could",
                                          "can",
                                          "would",
                                          "capable",
                                          "able",
                                          "capability",
                                          "capabilities",
                                          "potential",
                                          "potentially",
                                          "designed",
                                          "theoretically",
                                          "theoretical",
                                          "capacity",
                                          "might",
                                          "plans",
                                          "planned",
                                          "enough",
                                          "intended",
                                          "will",
                                          "aims",
                                          "hypothetical",
                                          "standard-trajectory",
                                          "capability",
                                          "estimated-range",
                                          NULL};
static const char *const general[] = {"minimum",    "defined",   "classified", "category",
                                      "considered", "typically", "usually",    "normally",
                                      "generally",  "class",     NULL};
static const char *const many[] = {"missiles", "icbms",   "weapons", "irbms",    "srbms",
                                   "mrbms",    "systems", "rockets", "vehicles", NULL};
static const char *const present[] = {"have", "fly", "travel", "are", "reach", NULL};
static const char *const breaks[] = {";", "but", "whereas", "although", NULL};

static bool is_clause_break(const loft_tokens *t, int i)
{
    static const char *const behind_comma[] = {
        "flew", "and", "while", "reaching", "reached", "the",
        "it",   "but", "with",  "traveled", "landed",  NULL};
    return loft_token_in(t, i, breaks) || loft_token_is(t, i, "while") ||
           (loft_token_is(t, i, ",") && loft_token_in(t, i + 1, behind_comma));
}

/* The start of the clause before token i. */
static int clause_start(const loft_tokens *t, const loft_sentence *s, int i)
{
    int first = i;
    static const char *const starts[] = {"said", "after", "says", NULL};
    while (first > s->first && i - first < CLAUSE && !is_clause_break(t, first - 1) &&
           !loft_token_in(t, first - 1, starts)) {
        first--;
    }
    return first;
}

/* May have flown, could not be seen: no condition. */
static bool is_condition(const loft_tokens *t, int i)
{
    static const char *const seen[] = {"not", "be", NULL};
    if (loft_token_is(t, i, "will") && loft_token_is(t, i - 1, "the")) {
        return false;
    }
    if (loft_token_is(t, i, "estimated-range")) {
        return true;
    }
    return loft_token_in(t, i, conditional) &&
           !(loft_token_is(t, i, "could") && loft_token_in(t, i + 1, seen));
}

static bool has_condition(const loft_tokens *t, int first, int end)
{
    for (int i = first; i < end; i++) {
        if (is_condition(t, i)) {
            return true;
        }
    }
    return false;
}

/* A finite verb of what happened, nearer to the figure than the condition. */
static bool happened(const loft_tokens *t, int first, int end)
{
    static const char *const done[] = {
        "flew",    "traveled", "travelled", "landed", "fell",    "reached", "rose",
        "climbed", "soared",   "splashed",  "lasted", "covered", NULL};
    for (int i = first; i < end; i++) {
        if (loft_token_in(t, i, done) && !loft_token_is(t, i - 1, "have")) {
            return true;
        }
    }
    return false;
}

static bool could_be(const loft_tokens *t, const loft_sentence *s, const loft_amount *a)
{
    const int start = clause_start(t, s, a->first);
    for (int i = start; i < a->first; i++) {
        if (is_condition(t, i) && !happened(t, i, a->first)) {
            return true;
        }
    }
    for (int i = a->end; i < s->end && i < a->end + 14; i++) {
        if (t->items[i].kind == LOFT_TOKEN_MARK && !t->items[i].eastern &&
            loft_token_in(t, i, breaks)) {
            break;
        }
        if (loft_token_is(t, i, ",") || loft_token_is(t, i, ".")) {
            break;
        }
        if (t->items[i].eastern && loft_token_in(t, i, conditional)) {
            return true;
        }
    }
    static const char *const ifs[] = {"on a standard trajectory",
                                      "on a normal trajectory",
                                      "on a flatter trajectory",
                                      "at a standard trajectory",
                                      "on a standard , ",
                                      "if fired",
                                      "if flown",
                                      "if launched",
                                      "had it been",
                                      "if it had",
                                      "if it were",
                                      "on a regular trajectory",
                                      "at a normal angle",
                                      "on a minimum - energy trajectory",
                                      "at a standard angle",
                                      NULL};
    for (int i = s->first; i < s->end; i++) {
        if (loft_phrase_in(t, i, ifs) > 0 && !happened(t, start, a->first) &&
            (i < a->first || !has_condition(t, a->end, i))) {
            return true;
        }
    }
    return false;
}

static bool is_of_class(const loft_tokens *t, const loft_sentence *s,
                        const loft_amount *a)
{
    const int start = clause_start(t, s, a->first);
    bool plural = false;
    bool now = false;
    for (int i = s->first; i < a->first; i++) {
        plural = plural || loft_token_in(t, i, many);
        now = plural && (now || (loft_token_in(t, i, present) && i >= start));
    }
    for (int i = s->first; i < a->first; i++) {
        if ((loft_token_is(t, i, "defined") || loft_token_is(t, i, "classified")) &&
            !happened(t, i, a->first)) {
            return true;
        }
    }
    for (int i = start; i < a->first; i++) {
        if (loft_token_in(t, i, general) && !happened(t, i, a->first)) {
            return true;
        }
    }
    return now && !happened(t, start, a->first);
}

/* "with a range of", "has a range of", "a maximum range of": what it could do. */
static bool is_reach(const loft_tokens *t, const loft_sentence *s,
                     const loft_amount *amounts, size_t n, size_t i)
{
    static const char *const kinds[] = {
        "maximum", "estimated", "potential",   "effective", "operational",
        "strike",  "claimed",   "theoretical", "declared",  "max",
        "full",    "striking",  "nominal",     "design",    "projected",
        "minimum", "firing",    "possible",    "standard",  NULL};
    static const char *const owners[] = {"has",       "have",   "having", "possess",
                                         "possesses", "boasts", "whose",  "extends",
                                         "its",       NULL};
    static const char *const flight[] = {"altitude", "apogee", "height", "high",
                                         "flew",     "flight", "flown",  NULL};
    const loft_amount *a = &amounts[i];
    int at = a->core - 1;
    static const char *const between[] = {
        "of",        "is",      "was",     "at",     "exceeding", "over",
        "the",       "?",       "between", "from",   "to",        "reaching",
        "estimated", "exceeds", ":",       "about",  "more",      "than",
        "some",      "least",   "up",      "around", "nearly",    "thought",
        "believed",  "be",      "said",    "put",    "almost",    NULL};
    while (at > s->first && loft_token_in(t, at, between)) {
        at--;
    }
    const bool ranges = loft_token_is(t, at, "ranges");
    if (!ranges && (!loft_token_is(t, at, "range") || loft_token_is(t, at - 1, "-"))) {
        /* "a 1,000-km range", "5,500-kilometer-range missile" */
        const int next = loft_behind_amount(t, amounts, n, i);
        return loft_token_is(t, next, "range") ||
               (loft_token_is(t, next, "-") && loft_token_is(t, next + 1, "range"));
    }
    if (ranges || t->items[at].eastern || loft_token_in(t, at - 1, kinds)) {
        return true;
    }
    bool owned = loft_token_in(t, at - 1, owners);
    bool with = loft_token_is(t, at - 1, "with");
    if (loft_token_is(t, at - 1, "a") || loft_token_is(t, at - 1, "the")) {
        owned = loft_token_in(t, at - 2, owners);
        with = loft_token_is(t, at - 2, "with") || loft_token_is(t, at - 2, "had");
    }
    bool flies = false;
    for (int k = s->first; k < s->end; k++) {
        flies = flies || loft_token_in(t, k, flight);
    }
    return owned ? !loft_token_is(t, at - 1, "its") || !flies : with && !flies;
}

/* ---- distances to places, sizes and the rest ---- */

static bool is_direction(const loft_tokens *t, int i)
{
    static const char *const ways[] = {
        "east",      "west",      "north",      "south", "northeast", "northwest",
        "southeast", "southwest", "north-east", "off",   NULL};
    return loft_token_in(t, i, ways);
}

static bool names_launch(const loft_tokens *t, int first, int end)
{
    static const char *const words[] = {"launch",   "site",   "launchpad", "pad",
                                        "launched", "origin", "lift",      "liftoff",
                                        "fired",    "where",  NULL};
    for (int i = first; i < end; i++) {
        if (loft_token_in(t, i, words)) {
            return true;
        }
    }
    return false;
}

static bool names_shore(const loft_tokens *t, int first, int end)
{
    static const char *const words[] = {
        "coast",     "shore",    "hokkaido",  "aomori",     "island",     "islands",
        "peninsula", "cape",     "zone",      "eez",        "border",     "guam",
        "alaska",    "hawaii",   "mainland",  "territory",  "land",       "noto",
        "oshima",    "okushiri", "akita",     "shores",     "prefecture", "coastline",
        "waters",    "honshu",   "australia", "california", "erimo",      "exclusive",
        "oga",       "capital",  "city",      NULL};
    const char *country = NULL;
    for (int i = first; i < end; i++) {
        if (loft_token_in(t, i, words) ||
            (loft_country_at(t, i, &country) > 0 && !loft_token_is(t, i, "pyongyang"))) {
            return true;
        }
    }
    return false;
}

static bool is_to_place(const loft_tokens *t, const loft_sentence *s,
                        const loft_amount *amounts, size_t n, size_t i)
{
    static const char *const fixed[] = {"off the",    "off japan",  "off hokkaido",
                                        "off its",    "off aomori", "off south",
                                        "off north",  "outside",    "inside",
                                        "short of",   "offshore",   "from the coast",
                                        "from shore", "from land",  "off shore",
                                        "within",     NULL};
    static const char *const flying[] = {"flew",   "traveled", "travelled", "flown",
                                         "flying", "covered",  "distance",  NULL};
    static const char *const beyond[] = {"east of cape", "east of hokkaido",
                                         "east of japan", "east of the cape", NULL};
    const int next = loft_behind_amount(t, amounts, n, i);
    static const char *const limits[] = {"zone",   "limit",       "exclusive", "border",
                                         "buffer", "territorial", NULL};
    if (loft_phrase_in(t, next, beyond) > 0) {
        return false;
    }
    if (amounts[i].joined && loft_token_in(t, next, limits)) {
        return true;
    }
    const int end = next + NEAR + 1 < s->end ? next + NEAR + 1 : s->end;
    if (loft_phrase_in(t, next, fixed) > 0) {
        return !names_launch(t, next, end);
    }
    int at = next;
    while (at < end && (loft_token_is(t, at, "to") || loft_token_is(t, at, "the") ||
                        loft_token_is(t, at, "-") || loft_token_is(t, at, "?") ||
                        loft_token_is(t, at, "due"))) {
        at++;
    }
    const bool way = is_direction(t, at);
    while (at < end && (is_direction(t, at) || loft_token_is(t, at, "-"))) {
        at++;
    }
    if ((way && loft_token_is(t, at, "of")) || loft_token_is(t, at, "west-of") ||
        loft_token_is(t, at, "east-of") || (way && loft_token_is(t, at, "from")) ||
        loft_token_is(t, at, "away-from")) {
        return !names_launch(t, at, end);
    }
    at = next + loft_token_is(t, next, "away");
    if (loft_token_is(t, at, "from")) {
        bool flies = false;
        for (int k = s->first; k < amounts[i].first; k++) {
            flies = flies || loft_token_in(t, k, flying);
        }
        return !names_launch(t, at, end) && !flies && names_shore(t, at, end);
    }
    for (int k = amounts[i].first - 1; k >= s->first && k > amounts[i].first - 4; k--) {
        if (loft_token_is(t, k, "west-of") || loft_token_is(t, k, "east-of") ||
            loft_token_is(t, k, "eez") || loft_token_is(t, k, "zone")) {
            return true;
        }
    }
    return false;
}

static bool has_word(const loft_tokens *t, int first, int end, const char *const words[])
{
    for (int i = first; i < end; i++) {
        if (loft_token_in(t, i, words)) {
            return true;
        }
    }
    return false;
}

static bool is_size(const loft_tokens *t, const loft_sentence *s, const loft_amount *a)
{
    static const char *const behind[] = {"long", "wide",     "tall",   "thick", "across",
                                         "deep", "diameter", "length", "width", NULL};
    static const char *const before[] = {"diameter", "length", "width", "radius",
                                         "long",     "wide",   "thick", "wheelbase",
                                         "depth",    NULL};
    const int start = a->first - 5 > s->first ? a->first - 5 : s->first;
    const int end = a->end + 3 < s->end ? a->end + 3 : s->end;
    return has_word(t, start, a->first, before) || has_word(t, a->end, end, behind);
}

/* Ships, aircraft and what else flies and sails. */
static bool is_of_other(const loft_tokens *t, const loft_sentence *s,
                        const loft_amount *a)
{
    static const char *const others[] = {
        "bomber",   "bombers", "aircraft",  "plane",   "planes",    "jet",
        "jets",     "drone",   "drones",    "ship",    "vessel",    "train",
        "balloons", "balloon", "submarine", "fighter", "orbit",     "orbits",
        "orbiting", "station", "wind",      "winds",   "destroyer", "fragments",
        "debris",   "convoy",  "truck",     NULL};
    static const char *const parts[] = {
        "stage",       "stages",       "fairing",   "fairings", "radar", "radars",
        "interceptor", "interceptors", "satellite", "booster",  NULL};
    static const char *const ours[] = {"missile", "rocket", "projectile",
                                       "icbm",    "it",     NULL};
    bool clause = true; /* no comma came between */
    for (int i = a->first - 1; i >= s->first; i--) {
        clause = clause && !loft_token_is(t, i, ",");
        if (loft_token_in(t, i, ours) || loft_token_is(t, i, ";")) {
            return false;
        }
        if (loft_token_in(t, i, others) ||
            (clause && a->dimension == LOFT_AMOUNT_LENGTH &&
             loft_token_in(t, i, parts))) {
            return true;
        }
    }
    return false;
}

const char *loft_trap_of(const loft_tokens *t, const loft_sentence *s,
                         const loft_amount *amounts, size_t n, size_t i)
{
    static const char *const edge[] = {"karman", "boundary", "accuracy", "precision",
                                       "error",  "sideways", "lateral",  "leap",
                                       "turn",   "jump",     "skip",     NULL};
    static const char *const edge_behind[] = {"line",     "boundary",  "edge", "apart",
                                              "sideways", "laterally", NULL};
    const loft_amount *a = &amounts[i];
    if (a->repeats) {
        return "another figure in another unit";
    }
    if (a->dimension == LOFT_AMOUNT_LENGTH && is_size(t, s, a)) {
        return "a size";
    }
    if (is_of_other(t, s, a)) {
        return "of something else than a missile";
    }
    if (a->dimension == LOFT_AMOUNT_LENGTH && is_reach(t, s, amounts, n, i)) {
        return "a range that it has, not one that it flew";
    }
    if (could_be(t, s, a)) {
        return "what could be or is planned, not what was";
    }
    if (is_of_class(t, s, a)) {
        return "of a class of missiles";
    }
    if (a->dimension == LOFT_AMOUNT_LENGTH && is_to_place(t, s, amounts, n, i)) {
        return "a distance to a place";
    }
    const int start = a->first - 4 > s->first ? a->first - 4 : s->first;
    const int end = a->end + 4 < s->end ? a->end + 4 : s->end;
    if (has_word(t, start, a->first, edge) || has_word(t, a->end, end, edge_behind)) {
        return "a limit or an error, no figure of the flight";
    }
    if (a->dimension == LOFT_AMOUNT_LENGTH && a->high < 1000.0) {
        return "too small for a height or a distance of a flight";
    }
    return NULL;
}
