/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/slip_json.h"

#include <string.h>

#include "io/files/result_fields.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"

typedef struct slip_record {
    const char *kind;
    bool apogee, range, time;
    double typical_s;
} slip_record;

static const loft_field slip_rows[] = {
    {LOFT_STRING("kind", slip_record, kind), .required = true,
     .help = "swapped, miles_as_km and so on."},
    {LOFT_BOOL("apogee", slip_record, apogee), .required = true,
     .help = "Is it a slip in the apogee?"},
    {LOFT_BOOL("range", slip_record, range), .required = true},
    {LOFT_BOOL("time", slip_record, time), .required = true},
    {LOFT_NUMBER("typical_s", slip_record, typical_s), .required = true,
     .help = "Time of a typical booster on the flight that was meant."},
};
const loft_fields loft_slip_fields = {
    LOFT_ROWS_OF(slip_rows),
    .help = "A slip that explains figures which contradict each other.", .open = true};

void loft_slip_write(loft_json_writer *w, const loft_slip *slip)
{
    if (slip == NULL) {
        return;
    }
    const slip_record record = {.kind = loft_slip_code(slip->kind),
                                .apogee = slip->apogee,
                                .range = slip->range,
                                .time = slip->time,
                                .typical_s = slip->model_s};
    loft_put_object(w, "slip");
    loft_fields_write(&loft_slip_fields, w, &record);
    loft_json_write_end_object(w);
}

loft_status loft_slip_read(const loft_json_node *object, const loft_diag_where *where,
                           loft_diags *diags, loft_answer_room *room, loft_answer *answer)
{
    const loft_json_node *node = loft_pick(object, "slip", LOFT_JSON_OBJECT);
    const loft_diag_where at = loft_pick_where(where, "slip");
    slip_record r = {.kind = NULL};
    if (node == NULL) {
        return LOFT_OK;
    }
    const loft_status status =
        loft_fields_read(&loft_slip_fields, node, &at, NULL, diags, &r);
    if (status != LOFT_OK) {
        return status;
    }
    for (int kind = 0; kind < LOFT_SLIP_KINDS; kind++) { /* of another version: none */
        if (strcmp(r.kind, loft_slip_code((loft_slip_kind)kind)) == 0) {
            room->slip = (loft_slip){.kind = (loft_slip_kind)kind,
                                     .apogee = r.apogee,
                                     .range = r.range,
                                     .time = r.time,
                                     .model_s = r.typical_s};
            answer->slip = &room->slip;
        }
    }
    return LOFT_OK;
}
