/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/time_causes_json.h"

#include <math.h>

#include "io/files/result_fields.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"

typedef struct effect_record {
    double time_s, range_m;
} effect_record;

typedef struct causes_record {
    double surplus_s;
    bool has[LOFT_CAUSES];
    effect_record effects[LOFT_CAUSES];
} causes_record;

static const loft_field effect_rows[] = {
    {LOFT_NUMBER("time_s", effect_record, time_s), .required = true},
    {LOFT_NUMBER("range_km", effect_record, range_m), .nullable = true, .required = true,
     .unit = LOFT_UNIT_KM, .help = "null: it becomes unbounded."},
};
static const loft_fields effect_fields = {LOFT_ROWS_OF(effect_rows), .open = true};

static const loft_field causes_rows[] = {
    {LOFT_NUMBER("surplus_s", causes_record, surplus_s), .required = true,
     .help = "Reported time less that of the class's own booster."},
    {LOFT_OBJECT("burn_25_percent_longer_or_20_shorter", causes_record,
                 effects[LOFT_CAUSE_BURN], &effect_fields),
     LOFT_HAS(causes_record, has[LOFT_CAUSE_BURN]), .nullable = true},
    {LOFT_OBJECT("coast_of_30_s", causes_record, effects[LOFT_CAUSE_COAST],
                 &effect_fields),
     LOFT_HAS(causes_record, has[LOFT_CAUSE_COAST]), .nullable = true},
    {LOFT_OBJECT("fall_at_1000_kgpm2", causes_record, effects[LOFT_CAUSE_FALL],
                 &effect_fields),
     LOFT_HAS(causes_record, has[LOFT_CAUSE_FALL]), .nullable = true},
};
const loft_fields loft_time_causes_fields = {
    LOFT_ROWS_OF(causes_rows),
    .help = "What one step of each cause adds to flight time and standard range. The "
            "clock is a cause too, which moves no range.",
    .open = true};

void loft_time_causes_write(loft_json_writer *w, const loft_time_causes *causes)
{
    if (causes == NULL) {
        loft_json_write_key(w, "time_causes");
        loft_json_write_null(w);
        return;
    }
    causes_record record = {.surplus_s = causes->surplus_s};
    for (int i = 0; i < LOFT_CAUSES; i++) {
        const loft_time_effect *effect = &causes->effects[i];
        record.has[i] = effect->found;
        record.effects[i] = (effect_record){effect->time_s, effect->range_m};
    }
    loft_put_object(w, "time_causes");
    loft_fields_write(&loft_time_causes_fields, w, &record);
    loft_json_write_end_object(w);
}

loft_status loft_time_causes_read(const loft_json_node *object,
                                  const loft_diag_where *where, loft_diags *diags,
                                  loft_answer_room *room, loft_answer *answer)
{
    const loft_json_node *node = loft_pick(object, "time_causes", LOFT_JSON_OBJECT);
    const loft_diag_where at = loft_pick_where(where, "time_causes");
    causes_record r = {.surplus_s = 0.0};
    for (int i = 0; i < LOFT_CAUSES; i++) {
        r.effects[i].range_m = INFINITY;
    }
    if (node == NULL) {
        return LOFT_OK;
    }
    const loft_status status =
        loft_fields_read(&loft_time_causes_fields, node, &at, NULL, diags, &r);
    if (status != LOFT_OK) {
        return status;
    }
    room->causes = (loft_time_causes){.surplus_s = r.surplus_s};
    for (int i = 0; i < LOFT_CAUSES; i++) {
        room->causes.effects[i] = (loft_time_effect){
            r.has[i], r.effects[i].time_s, r.has[i] ? r.effects[i].range_m : 0.0};
    }
    answer->causes = &room->causes;
    return LOFT_OK;
}
