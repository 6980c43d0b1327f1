/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/announced_json.h"

#include <string.h>

#include "io/json/json_pick.h"
#include "io/reading/coordinates.h"
#include "loft/loft.h"

typedef loft_announced_area item_of;

/* ---- the tables ---- */

#define DAY  "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define HOUR "T[0-9]{2}:[0-9]{2}Z"
#define INSTANT                                                                          \
    .pattern = "^" DAY "(" HOUR ")?$",                                                   \
    .form = "a date such as 2012-12-09 or an hour such as 2012-12-09T22:00Z"

static const loft_field citation_rows[] = {
    {LOFT_STRING("publisher", item_of, publisher), .nullable = true,
     .help = "Who printed or put it on line."},
    {LOFT_STRING("title", item_of, title), .nullable = true,
     .help = "Of the page or notice, as printed; null if not known."},
    {LOFT_STRING("published", item_of, published), .nullable = true,
     .help = "Date, as well as it is known; null if not known."},
    {LOFT_STRING("url", item_of, url), .nullable = true, .pattern = "^https?://",
     .form = "a web address that starts with https://",
     .help = "Web address; null if there is none."},
};
static const loft_fields citation_fields = {LOFT_ROWS_OF(citation_rows)};

static const loft_field rows[] = {
    {LOFT_STRING("issuer", item_of, issuer), .required = true,
     .help = "Who announced it."},
    {LOFT_STRING("number", item_of, number), .nullable = true,
     .help = "Of the notice; null if not known."},
    {LOFT_STRING("purpose", item_of, purpose), .nullable = true,
     .help = "What it was for, if said, such as first stage; null if not."},
    {LOFT_STRING("valid_from", item_of, valid_from), .nullable = true, INSTANT,
     .help = "In UTC; null if not known."},
    {LOFT_STRING("valid_to", item_of, valid_to), .nullable = true, INSTANT,
     .help = "In UTC; null if not known."},
    {LOFT_STRING("coordinates", item_of, coordinates), .required = true,
     .help =
         "As issued, in one string and one form, in order round the area: 392852N "
         "0955438E, N392852E0955438, 35-00N 075-00W, 26\302\26005.58'N/123\302\26020.52'E "
         "or decimal degrees. Three corners or more, or the centre of a circle."},
    {LOFT_NUMBER("radius_km", item_of, area.radius_m), .nullable = true,
     .unit = LOFT_UNIT_KM, .lower = LOFT_ABOVE(0), .upper = LOFT_TO(5000),
     .help = "Of a circle; left out for a polygon."},
    {LOFT_INSIDE("citation", &citation_fields), .help = "Where it was published."},
};
static const item_of initial = {.area = {.radius_m = NAN}};
const loft_fields loft_area_fields = {LOFT_ROWS_OF(rows),
                                      .help = "An area that was closed for the flight.",
                                      .initial = &initial};
const loft_fields loft_area_kept_fields = {LOFT_ROWS_OF(rows), .open = true,
                                           .initial = &initial};

typedef struct stage_record {
    int stage;
    bool inside;
} stage_record;

typedef struct answer_record {
    loft_area_view view;
    bool has_impact, impact_inside;
    stage_record stages[LOFT_STAGES_MAX];
    int n_stages;
} answer_record;

static const loft_field view_rows[] = {
    {LOFT_NUMBER("azimuth_deg", answer_record, view.azimuth_rad), .required = true,
     .unit = LOFT_UNIT_DEG, .help = "To the middle of its width, from north by east."},
    {LOFT_NUMBER("half_width_deg", answer_record, view.half_width_rad), .required = true,
     .unit = LOFT_UNIT_DEG, .help = "180 from inside."},
    {LOFT_NUMBER("nearest_km", answer_record, view.nearest_m), .required = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("farthest_km", answer_record, view.farthest_m), .required = true,
     .unit = LOFT_UNIT_KM},
};
static const loft_fields view_fields = {LOFT_ROWS_OF(view_rows), .open = true};
static const loft_field stage_rows[] = {
    {LOFT_INTEGER("stage", stage_record, stage), .required = true},
    {LOFT_BOOL("inside", stage_record, inside), .required = true},
};
static const loft_fields stage_fields = {LOFT_ROWS_OF(stage_rows), .open = true};
static const loft_field answer_rows[] = {
    {LOFT_INSIDE("from_launch", &view_fields), .required = true,
     .help = "What it asks of a flight from the launch site that ends in it."},
    {LOFT_BOOL("impact_inside", answer_record, impact_inside),
     LOFT_HAS(answer_record, has_impact), .nullable = true,
     .help = "Of the fitted flight that is plotted; null where none comes down."},
    {LOFT_LIST("stages", answer_record, stages, n_stages, &stage_fields),
     .required = true, .help = "Whether the middle of where each stage falls is inside."},
};
const loft_fields loft_area_answer_fields = {LOFT_ROWS_OF(answer_rows), .open = true};

/* ---- checks ---- */

static loft_diag_where below(const loft_diag_where *at, const char *key)
{
    loft_diag_where where = *at;
    loft_diag_where_key(&where, key, strlen(key));
    return where;
}

static void check_corners(const loft_area *area, const loft_diag_where *at,
                          loft_diags *diags)
{
    size_t one = 0;
    size_t other = 0;
    switch (loft_area_check(area, &one, &other)) {
    case LOFT_AREA_SOUND:
        break;
    case LOFT_AREA_FEW:
        loft_diags_add(diags, at->text,
                       "has %zu corners; a polygon has 3 or more, a circle one place and "
                       "radius_km",
                       area->n);
        break;
    case LOFT_AREA_TWICE:
        loft_diags_add(diags, at->text,
                       "corners %zu and %zu are one place; leave one out", one + 1,
                       other + 1);
        break;
    case LOFT_AREA_WIDE:
        loft_diags_add(
            diags, at->text,
            "spans half the Earth: corner %zu is more than 80 degrees from the "
            "middle of all; check its signs",
            one + 1);
        break;
    case LOFT_AREA_CROSSED:
        loft_diags_add(diags, at->text,
                       "crosses itself: the side from corner %zu meets that from corner "
                       "%zu; give the corners in order round the area",
                       one + 1, other + 1);
        break;
    }
}

/* A day is as long as what it is compared with. */
static bool is_before(const char *a, const char *b)
{
    const size_t size_a = strlen(a);
    const size_t size_b = strlen(b);
    return strncmp(a, b, size_a < size_b ? size_a : size_b) < 0;
}

void loft_area_take(item_of *item, const loft_diag_where *at, loft_diags *diags)
{
    char message[LOFT_MESSAGE];
    const loft_diag_where place = below(at, "coordinates");
    const bool circle = item->area.radius_m > 0.0;
    if (item->valid_from != NULL && item->valid_to != NULL &&
        is_before(item->valid_to, item->valid_from)) {
        loft_diags_add(diags, below(at, "valid_to").text,
                       "is %s, before valid_from, which is %s", item->valid_to,
                       item->valid_from);
    }
    if (item->coordinates == NULL) {
        return;
    }
    if (!loft_coordinates_read(item->coordinates, &item->area, message)) {
        loft_diags_add(diags, place.text, "%s", message);
    } else if (circle != (item->area.n == 1)) {
        loft_diags_add(diags, place.text,
                       circle
                           ? "has %zu places; a circle has one, its centre: leave out "
                             "the others, or radius_km"
                           : "has %zu place; give radius_km for a circle, or 3 corners "
                             "or more",
                       item->area.n);
    } else {
        check_corners(&item->area, &place, diags);
    }
}

/* ---- in a result ---- */

void loft_areas_write(loft_json_writer *w, const loft_analysis *a)
{
    if (a->event.n_areas == 0) {
        return;
    }
    loft_json_write_key(w, "areas");
    loft_json_write_begin_array(w);
    for (size_t k = 0; k < a->event.n_areas; k++) {
        const loft_area_answer answer = loft_area_answer_of(a, k);
        answer_record r = {.view = answer.from_launch,
                           .has_impact = answer.has_impact,
                           .impact_inside = answer.holds_impact,
                           .n_stages = answer.n_stages};
        for (int i = 0; i < r.n_stages; i++) {
            r.stages[i] = (stage_record){answer.stages[i], answer.holds_stage[i]};
        }
        loft_json_write_begin_object(w);
        loft_fields_write(&loft_area_kept_fields, w, &a->event.areas[k]);
        loft_fields_write(&loft_area_answer_fields, w, &r);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}

size_t loft_areas_read(const loft_json_node *root, loft_diags *diags,
                       item_of areas[LOFT_AREAS_MAX])
{
    const loft_json_node *list = loft_pick(root, "areas", LOFT_JSON_ARRAY);
    const loft_diag_where top = {.size = 0};
    const size_t n = list != NULL ? loft_json_size(list) : 0;
    size_t kept = 0;
    for (size_t i = 0; i < n && kept < LOFT_AREAS_MAX; i++) {
        item_of area = initial;
        const size_t before = loft_diags_total(diags);
        loft_diag_where where = loft_pick_where(&top, "areas");
        loft_diag_where_index(&where, i);
        if (loft_fields_read(&loft_area_kept_fields, loft_json_item(list, i), &where,
                             NULL, diags, &area) == LOFT_OK) {
            loft_area_take(&area, &where, diags);
        }
        if (loft_diags_total(diags) == before) {
            areas[kept++] = area;
        }
    }
    return kept;
}
