/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/event_json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/band_json.h"
#include "io/files/result_fields.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"

/* ---- a band in both conventions ---- */

typedef struct both_record {
    loft_band no_rotation, toward_azimuth;
} both_record;

static const loft_field band_rows[] = {
    {LOFT_NUMBER("p05_km", loft_band, p05), .nullable = true, .required = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("p50_km", loft_band, p50), .nullable = true, .required = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("p95_km", loft_band, p95), .nullable = true, .required = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("unbounded_fraction", loft_band, unbounded), .required = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1)},
};
static const loft_fields band_fields = {LOFT_ROWS_OF(band_rows), .open = true};

static const loft_band unbounded = {INFINITY, INFINITY, INFINITY, 0.0, 0.0};

/* ---- the answer of an event ---- */

typedef struct typical_range {
    double range_m; /* INFINITY for unbounded */
    bool inside;    /* of the band */
} typical_range;

typedef struct next_record {
    const char *figure;
    double known_to, width_m;
} next_record;

typedef struct class_record {
    const char *name;
    double prior, probability;
} class_record;

typedef struct mix_record {
    bool figures_tell;
    class_record classes[LOFT_CLASS_CHOICES_MAX];
    int n;
} mix_record;

typedef struct what_if_record {
    bool asked, has_band;
    int report;
    double time_s, within_s, effective;
    both_record bands;
} what_if_record;

typedef struct load_record {
    bool asked, has_band;
    double times, mass_kg, more_kg; /* NAN but for one */
    int boosters, grounded;
    loft_band band;
} load_record;

typedef struct fall_record {
    loft_stage_area a;
    double left_rad, right_rad;
} fall_record;

typedef struct event_record {
    both_record bands;
    int samples, solved;
    double effective;
    struct typical_record {
        typical_range no_rotation, toward_azimuth;
    } typical;
    next_record next[LOFT_NEXT_FIGURES];
    int n_next;
    bool has_mix;
    mix_record mix;
    what_if_record what_if;
    load_record load;
    fall_record falls[LOFT_STAGES_MAX];
    int n_falls;
} event_record;

static const loft_field class_rows[] = {
    {LOFT_STRING("class", class_record, name), .required = true},
    {LOFT_NUMBER("prior_probability", class_record, prior), .required = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1)},
    {LOFT_NUMBER("probability", class_record, probability), .required = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1)},
};
static const loft_fields class_fields = {LOFT_ROWS_OF(class_rows), .open = true};
static const loft_field mix_rows[] = {
    {LOFT_BOOL("figures_tell", mix_record, figures_tell), .required = true},
    {LOFT_LIST("classes", mix_record, classes, n, &class_fields), .required = true,
     .min_items = 1},
};
static const loft_fields mix_fields = {LOFT_ROWS_OF(mix_rows), .open = true};

static const loft_field typical_range_rows[] = {
    {LOFT_NUMBER("range_km", typical_range, range_m), .nullable = true, .required = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_BOOL("inside_band", typical_range, inside), .required = true},
};
static const loft_fields typical_range_fields = {LOFT_ROWS_OF(typical_range_rows),
                                                 .open = true};
static const loft_field typical_rows[] = {
    {LOFT_OBJECT("no_rotation", struct typical_record, no_rotation,
                 &typical_range_fields),
     .required = true},
    {LOFT_OBJECT("toward_azimuth", struct typical_record, toward_azimuth,
                 &typical_range_fields),
     .required = true},
};
static const loft_fields typical_fields = {LOFT_ROWS_OF(typical_rows), .open = true};

static const loft_field next_rows[] = {
    {LOFT_STRING("figure", next_record, figure), .required = true},
    {LOFT_NUMBER("known_to", next_record, known_to), .required = true},
    {LOFT_NUMBER("width_km", next_record, width_m), .required = true,
     .unit = LOFT_UNIT_KM},
};
static const loft_fields next_fields = {LOFT_ROWS_OF(next_rows), .open = true};

static const loft_field both_rows[] = {
    {LOFT_OBJECT("no_rotation", both_record, no_rotation, &band_fields),
     .required = true},
    {LOFT_OBJECT("toward_azimuth", both_record, toward_azimuth, &band_fields),
     .required = true},
};
const loft_fields loft_source_answer_fields = {LOFT_ROWS_OF(both_rows), .open = true};

static const loft_field what_if_rows[] = {
    {LOFT_INTEGER("source", what_if_record, report), .required = true,
     .lower = LOFT_FROM(0), .help = "Index in sources of whose time it is."},
    {LOFT_NUMBER("flight_time_s", what_if_record, time_s), .required = true},
    {LOFT_NUMBER("within_s", what_if_record, within_s), .required = true,
     .help = "It is taken to be from lift-off to impact and right to within this."},
    {LOFT_NUMBER("effective_samples", what_if_record, effective), .required = true,
     .help = "How many of the samples of the answer fly so."},
    {LOFT_OBJECT("answer", what_if_record, bands, &loft_source_answer_fields),
     LOFT_HAS(what_if_record, has_band), .required = true, .nullable = true,
     .help = "null where hardly any sample flies so."},
};
static const loft_fields what_if_fields = {LOFT_ROWS_OF(what_if_rows), .open = true};

static const loft_field load_rows[] = {
    {LOFT_NUMBER("times_carried", load_record, times), .required = true, .nullable = true,
     .help = "The load, over the one that was carried."},
    {LOFT_NUMBER("mass_kg", load_record, mass_kg), .required = true, .nullable = true,
     .help = "The load in all, where 300 to 1,500 kg were carried: an assumption."},
    {LOFT_NUMBER("more_kg", load_record, more_kg), .required = true, .nullable = true,
     .help = "More than that."},
    {LOFT_INTEGER("boosters", load_record, boosters), .required = true},
    {LOFT_INTEGER("grounded", load_record, grounded), .required = true,
     .help = "How many of them do not lift off with that load."},
    {LOFT_OBJECT("no_rotation", load_record, band, &band_fields),
     LOFT_HAS(load_record, has_band), .required = true, .nullable = true,
     .help = "null where more than 5 % do not lift off."},
};
static const loft_fields load_fields = {LOFT_ROWS_OF(load_rows), .open = true};

static const loft_field fall_rows[] = {
    {LOFT_INTEGER("stage", fall_record, a.stage), .required = true, .lower = LOFT_FROM(1),
     .upper = LOFT_TO(LOFT_STAGES_MAX)},
    {LOFT_NUMBER("share", fall_record, a.share), .required = true, .lower = LOFT_FROM(0),
     .upper = LOFT_TO(1), .help = "The boosters that have this stage, of all that fit."},
    {LOFT_NUMBER("lat_deg", fall_record, a.middle.lat_rad), .required = true,
     .unit = LOFT_UNIT_DEG, .help = "At the medians of distance and bearing."},
    {LOFT_NUMBER("lon_deg", fall_record, a.middle.lon_rad), .required = true,
     .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("time_s", fall_record, a.middle_s), .required = true,
     .help = "Median, since launch."},
    {LOFT_NUMBER("distance_p05_km", fall_record, a.area.nearest_m), .required = true,
     .unit = LOFT_UNIT_KM, .help = "From the launch point, over the ground."},
    {LOFT_NUMBER("distance_p50_km", fall_record, a.middle_m), .required = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("distance_p95_km", fall_record, a.area.farthest_m), .required = true,
     .unit = LOFT_UNIT_KM},
    {LOFT_NUMBER("bearing_p05_deg", fall_record, left_rad), .required = true,
     .unit = LOFT_UNIT_DEG,
     .help = "From the launch point; the area is between these bearings and distances."},
    {LOFT_NUMBER("bearing_p50_deg", fall_record, a.middle_rad), .required = true,
     .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("bearing_p95_deg", fall_record, right_rad), .required = true,
     .unit = LOFT_UNIT_DEG},
};
static const loft_fields fall_fields = {LOFT_ROWS_OF(fall_rows), .open = true};

static const loft_field event_rows[] = {
    {LOFT_OBJECT("no_rotation", event_record, bands.no_rotation, &band_fields),
     .required = true},
    {LOFT_OBJECT("toward_azimuth", event_record, bands.toward_azimuth, &band_fields),
     .required = true},
    {LOFT_INTEGER("samples", event_record, samples), .required = true},
    {LOFT_INTEGER("solved", event_record, solved), .required = true},
    {LOFT_NUMBER("effective_samples", event_record, effective), .required = true},
    {LOFT_OBJECT("typical", event_record, typical, &typical_fields), .required = true},
    {LOFT_LIST("next_figure", event_record, next, n_next, &next_fields), .required = true,
     .min_items = LOFT_NEXT_FIGURES},
    {LOFT_OBJECT("class_mix", event_record, mix, &mix_fields),
     LOFT_HAS(event_record, has_mix), .nullable = true},
    {LOFT_OBJECT("what_if", event_record, what_if, &what_if_fields),
     LOFT_HAS(event_record, what_if.asked), .nullable = true,
     .help = "The answer if one flight time were taken at its word; null where no source "
             "gave one to the second or the minute."},
    {LOFT_LIST("stage_falls", event_record, falls, n_falls, &fall_fields),
     .help = "Where spent stages fall, tumbling and without wind: 5 to 95 % over the "
             "boosters that fit; empty where no fan was asked for."},
    {LOFT_OBJECT("other_load", event_record, load, &load_fields),
     LOFT_HAS(event_record, load.asked),
     .help = "What if the load were another: an illustration of the classes and not of "
             "the missile, where it was asked for."},
};
const loft_fields loft_event_answer_fields = {LOFT_ROWS_OF(event_rows), .open = true};

/* Those of loft_samples_next; the name of a key has its unit. */
static const next_record next_figures[LOFT_NEXT_FIGURES] = {
    [LOFT_NEXT_TIME] = {"flight_time_s", 10.0, 0.0},
    [LOFT_NEXT_BURN] = {"burn_time_s", 5.0, 0.0},
    [LOFT_NEXT_APOGEE] = {"apogee_km", 10.0, 0.0},
};

static double range_of(const loft_standard *standard)
{
    return standard->best.unbounded ? INFINITY : standard->best.range_m;
}

static typical_range typical_to(const loft_standard *standard, const loft_band *band)
{
    const double range_m = range_of(standard);
    return (typical_range){.range_m = range_m,
                           .inside = range_m >= band->p05 && range_m <= band->p95};
}

static mix_record mix_to(const loft_class_mix *mix, const loft_class_choice *classes)
{
    mix_record r = {.figures_tell = mix->figures_tell, .n = (int)mix->n};
    for (size_t i = 0; i < mix->n; i++) {
        r.classes[i] =
            (class_record){classes[i].name, mix->prior[i], mix->probability[i]};
    }
    return r;
}

static what_if_record what_if_to(const loft_what_if *w)
{
    return (what_if_record){.asked = w->asked,
                            .has_band = w->has_band,
                            .report = (int)w->source,
                            .time_s = w->time_s,
                            .within_s = w->within_s,
                            .effective = w->effective,
                            .bands = {w->no_rotation_m, w->toward_azimuth_m}};
}

static loft_what_if what_if_from(const what_if_record *r)
{
    return (loft_what_if){.asked = r->asked,
                          .source = (size_t)r->report,
                          .time_s = r->time_s,
                          .within_s = r->within_s,
                          .effective = r->effective,
                          .has_band = r->has_band,
                          .no_rotation_m = r->bands.no_rotation,
                          .toward_azimuth_m = r->bands.toward_azimuth};
}

static load_record load_to(const loft_load_answer *a)
{
    const loft_load *load = &a->load;
    return (load_record){.asked = a->asked,
                         .has_band = a->has_band,
                         .times = load->kind == LOFT_LOAD_TIMES ? load->value : NAN,
                         .mass_kg = load->kind == LOFT_LOAD_KG ? load->value : NAN,
                         .more_kg = load->kind == LOFT_LOAD_MORE_KG ? load->value : NAN,
                         .boosters = a->boosters,
                         .grounded = a->grounded,
                         .band = a->no_rotation_m};
}

static loft_load_answer load_from(const load_record *r)
{
    loft_load load = {LOFT_LOAD_TIMES, r->times};
    if (isfinite(r->mass_kg)) {
        load = (loft_load){LOFT_LOAD_KG, r->mass_kg};
    } else if (isfinite(r->more_kg)) {
        load = (loft_load){LOFT_LOAD_MORE_KG, r->more_kg};
    }
    return (loft_load_answer){.asked = r->asked,
                              .load = load,
                              .boosters = r->boosters,
                              .grounded = r->grounded,
                              .has_band = r->has_band,
                              .no_rotation_m = r->band};
}

static fall_record fall_to(const loft_stage_area *a)
{
    return (fall_record){
        .a = *a,
        .left_rad = loft_angle_wrap(a->area.azimuth_rad - a->area.half_width_rad),
        .right_rad = loft_angle_wrap(a->area.azimuth_rad + a->area.half_width_rad)};
}

static loft_stage_area fall_from(const fall_record *r)
{
    loft_stage_area a = r->a;
    const double width_rad = loft_angle_wrap(r->right_rad - r->left_rad);
    a.area.half_width_rad = 0.5 * width_rad;
    a.area.azimuth_rad = loft_angle_wrap(r->left_rad + 0.5 * width_rad);
    return a;
}

static event_record event_to(const loft_event_answer *a, const loft_class_choice *classes)
{
    const loft_posterior *p = &a->posterior;
    event_record r = {
        .bands = {p->no_rotation_m, p->toward_azimuth_m},
        .samples = p->samples,
        .solved = p->solved,
        .effective = p->effective,
        .typical = {typical_to(&a->typical.no_rotation, &p->no_rotation_m),
                    typical_to(&a->typical.toward_azimuth, &p->toward_azimuth_m)},
        .n_next = LOFT_NEXT_FIGURES,
        .has_mix = a->mix.n > 0,
        .mix = mix_to(&a->mix, classes),
        .what_if = what_if_to(&a->what_if),
        .load = load_to(&a->load),
        .n_falls = a->n_falls};
    for (int i = 0; i < a->n_falls; i++) {
        r.falls[i] = fall_to(&a->falls[i]);
    }
    for (int i = 0; i < LOFT_NEXT_FIGURES; i++) {
        r.next[i] = next_figures[i];
        r.next[i].width_m = a->next_width_m[i];
    }
    return r;
}

static void write_object(loft_json_writer *w, const char *key, const loft_fields *fields,
                         const void *record)
{
    loft_json_write_key(w, key);
    if (record == NULL) {
        loft_json_write_null(w);
        return;
    }
    loft_json_write_begin_object(w);
    loft_fields_write(fields, w, record);
    loft_json_write_end_object(w);
}

void loft_event_answer_write(loft_json_writer *w, const loft_event_answer *answer,
                             const loft_class_choice *classes)
{
    const event_record record =
        answer != NULL ? event_to(answer, classes) : (event_record){.samples = 0};
    write_object(w, "answer", &loft_event_answer_fields, answer != NULL ? &record : NULL);
}

/* ---- a source ---- */

typedef struct voice_record {
    double garbled;
    bool outvoted;
    bool has_without;
    both_record without;
} voice_record;

static const loft_field voice_rows[] = {
    {LOFT_NUMBER("garbled_probability", voice_record, garbled), .required = true,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1)},
    {LOFT_BOOL("outvoted", voice_record, outvoted), .required = true},
    {LOFT_OBJECT("answer_without", voice_record, without, &loft_source_answer_fields),
     LOFT_HAS(voice_record, has_without), .nullable = true},
};
const loft_fields loft_voice_fields = {LOFT_ROWS_OF(voice_rows), .open = true};

void loft_source_answer_write(loft_json_writer *w, const loft_answer *answer)
{
    const loft_posterior *p = answer->posterior;
    const loft_voice_answer *v = answer->voice;
    const bool heard = v != NULL && v->heard;
    const both_record alone = p != NULL
                                  ? (both_record){p->no_rotation_m, p->toward_azimuth_m}
                                  : (both_record){unbounded, unbounded};
    voice_record voice = {.garbled = 0.0};
    if (heard) {
        voice = (voice_record){
            .garbled = v->garbled,
            .outvoted = v->garbled > LOFT_VOICE_OUTVOTED,
            .has_without = v->has_without,
            .without = {v->without_no_rotation_m, v->without_toward_azimuth_m}};
    }
    write_object(w, "answer", &loft_source_answer_fields, p != NULL ? &alone : NULL);
    write_object(w, "voice", &loft_voice_fields, heard ? &voice : NULL);
}

/* ---- back ---- */

static void typical_from(const typical_range *r, loft_standard *out)
{
    out->best.unbounded = isinf(r->range_m);
    out->best.range_m = isinf(r->range_m) ? 0.0 : r->range_m;
}

static bool event_from(const event_record *r, loft_event_answer *out)
{
    loft_posterior *p = &out->posterior;
    p->no_rotation_m = r->bands.no_rotation;
    p->toward_azimuth_m = r->bands.toward_azimuth;
    p->samples = r->samples;
    p->solved = r->solved;
    p->effective = r->effective;
    typical_from(&r->typical.no_rotation, &out->typical.no_rotation);
    typical_from(&r->typical.toward_azimuth, &out->typical.toward_azimuth);
    for (int i = 0; i < LOFT_NEXT_FIGURES; i++) {
        if (strcmp(r->next[i].figure, next_figures[i].figure) != 0) {
            return false;
        }
        out->next_width_m[i] = r->next[i].width_m;
    }
    out->mix.n = (size_t)r->mix.n;
    out->mix.figures_tell = r->mix.figures_tell;
    for (size_t i = 0; i < out->mix.n; i++) {
        const class_record *c = &r->mix.classes[i];
        out->mix.prior[i] = c->prior;
        out->mix.probability[i] = c->probability;
        if (c->probability > out->mix.probability[out->mix.most_probable]) {
            out->mix.most_probable = i;
        }
    }
    out->what_if = what_if_from(&r->what_if);
    out->load = load_from(&r->load);
    out->n_falls = r->n_falls;
    for (int i = 0; i < r->n_falls; i++) {
        out->falls[i] = fall_from(&r->falls[i]);
    }
    return true;
}

loft_status loft_event_classes_read(const loft_json_node *object,
                                    loft_class_choice classes[LOFT_CLASS_CHOICES_MAX],
                                    size_t *n)
{
    const loft_json_node *node = loft_pick(object, "answer", LOFT_JSON_OBJECT);
    event_record r = {.has_mix = false};
    const loft_status status =
        node != NULL ? loft_fields_read_unsaid(&loft_event_answer_fields, node, &r)
                     : LOFT_ERR_INPUT;
    if (status == LOFT_ERR_NOMEM) {
        return status;
    }
    *n = status == LOFT_OK ? (size_t)r.mix.n : 0;
    for (size_t i = 0; i < *n; i++) {
        classes[i] = (loft_class_choice){.name = r.mix.classes[i].name};
    }
    return LOFT_OK;
}

loft_status loft_event_answer_read(const loft_json_node *object, loft_diags *diags,
                                   loft_event_answer **out)
{
    const loft_json_node *node = loft_pick(object, "answer", LOFT_JSON_OBJECT);
    const loft_diag_where top = {.size = 0};
    const loft_diag_where at = loft_pick_where(&top, "answer");
    event_record r = {
        .bands = {unbounded, unbounded},
        .typical = {{INFINITY, false}, {INFINITY, false}},
        .what_if = {.bands = {unbounded, unbounded}},
        .load = {.times = NAN, .mass_kg = NAN, .more_kg = NAN, .band = unbounded}};
    if (node == NULL) {
        return LOFT_OK;
    }
    loft_event_answer *answer = calloc(1, sizeof *answer);
    if (answer == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status =
        loft_fields_read_unsaid(&loft_event_answer_fields, node, &r);
    if (status == LOFT_OK && event_from(&r, answer)) {
        *out = answer;
        return LOFT_OK;
    }
    free(answer);
    if (status == LOFT_ERR_NOMEM) {
        return status;
    }
    loft_say_left_out(&at, diags);
    return LOFT_OK;
}

loft_status loft_voice_read(const loft_json_node *object, const loft_diag_where *where,
                            loft_diags *diags, loft_answer_room *room,
                            loft_answer *answer)
{
    const loft_json_node *node = loft_pick(object, "voice", LOFT_JSON_OBJECT);
    const loft_diag_where at = loft_pick_where(where, "voice");
    voice_record r = {.without = {unbounded, unbounded}};
    if (node == NULL) {
        return LOFT_OK;
    }
    const loft_status status = loft_fields_read_unsaid(&loft_voice_fields, node, &r);
    if (status == LOFT_ERR_NOMEM) {
        return status;
    }
    if (status != LOFT_OK) {
        loft_say_left_out(&at, diags);
        return LOFT_OK;
    }
    room->voice =
        (loft_voice_answer){.heard = true,
                            .garbled = r.garbled,
                            .has_without = r.has_without,
                            .without_no_rotation_m = r.without.no_rotation,
                            .without_toward_azimuth_m = r.without.toward_azimuth};
    answer->voice = &room->voice;
    return LOFT_OK;
}
