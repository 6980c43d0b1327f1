/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/data_json.h"

#include "io/files/class_text.h"
#include "io/reading/quantity.h"

#include <math.h>
#include <string.h>

void loft_data_check_shares(const loft_stage_plan *stages, int n, loft_shares what,
                            double slack, const loft_diag_where *where, loft_diags *diags)
{
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
        const double share =
            what == LOFT_SHARES_OF_SPEED ? stages[i].speed_share : stages[i].burn_s;
        if (!(share > 0.0)) {
            return;
        }
        sum += share;
    }
    if (n > 0 && !(fabs(sum - 1.0) <= n * slack)) {
        loft_diags_add(diags, where->text, "%s of all stages adds up to %.15g, must be 1",
                       what == LOFT_SHARES_OF_SPEED ? "speed_share" : "burn_share", sum);
    }
}

static void check_stages(const loft_booster_form *form, const loft_diag_where *where,
                         loft_diags *diags)
{
    const double decimals_slack = 0.5e-3; /* written to three decimals */
    const int n = form->n_stages;
    loft_diag_where at = *where;
    loft_diag_where_key(&at, "stages", strlen("stages"));
    loft_data_check_shares(form->stages, n, LOFT_SHARES_OF_SPEED, decimals_slack, &at,
                           diags);
    if (n > 0 && form->stages[n - 1].gap_s > 0.0) {
        loft_diag_where_index(&at, (size_t)n - 1);
        loft_diag_where_key(&at, "gap_s", strlen("gap_s"));
        loft_diags_add(diags, at.text, "is %.15g, must be left out: no stage follows",
                       form->stages[n - 1].gap_s);
    }
}

/* Also false for numbers that the table has refused. */
static bool usable(const loft_booster_template *plan)
{
    const double any_speed_mps = 1000.0;
    loft_booster booster;
    return loft_booster_of_template(plan, any_speed_mps, &booster) == LOFT_OK;
}

bool loft_booster_form_read(loft_booster_form *form, const loft_diag_where *where,
                            loft_diags *diags)
{
    static const loft_quantity_want want = {.option = "burn_time_s",
                                            .example = "150s",
                                            .dimension = LOFT_QUANTITY_TIME,
                                            .one_value = true,
                                            .most = 2000.0,
                                            .bare = "s"};
    const char *text = form->burn_text;
    loft_quantity read = {.lo = form->burn_s};
    char message[LOFT_MESSAGE];
    if (text == NULL || text[0] == '\0') {
        return true;
    }
    form->burn_text = NULL;
    loft_diag_where at = *where;
    loft_diag_where_key(&at, "burn_time_s", strlen("burn_time_s"));
    if (loft_quantity_read(&want, text, &read, message) != LOFT_OK) {
        loft_diags_add(diags, at.text, "%s", message);
        return false;
    }
    if (read.lo > want.most) {
        loft_diags_add(diags, at.text,
                       "is %.15g s, must be at most %.15g s, such as 150s", read.lo,
                       want.most);
        return false;
    }
    form->burn_s = read.lo;
    return true;
}

/* The class of the form; false, with a message, if there is none of that name. */
static bool take_class(const loft_data *data, const char *name,
                       const loft_diag_where *where, loft_diags *diags,
                       loft_booster_template *made)
{
    char message[LOFT_MESSAGE];
    const loft_booster_class *class = loft_class_text_one(data, NULL, name, message);
    if (class == NULL) {
        loft_diag_where at = *where;
        loft_diag_where_key(&at, "class", strlen("class"));
        loft_diags_add(diags, at.text, "%s", message);
        return false;
    }
    *made = class->booster;
    return true;
}

loft_status loft_data_booster(const loft_data *data, const loft_booster_form *written,
                              const loft_diag_where *where, loft_diags *diags,
                              loft_booster_template *plan)
{
    const size_t before = loft_diags_total(diags);
    loft_booster_form read = *written;
    const loft_booster_form *form = &read;
    (void)loft_booster_form_read(&read, where, diags);
    loft_booster_template made = loft_booster_template_default();
    if (form->has_class && form->has_stages) {
        loft_diags_add(diags, where->text, "has both class and stages; give one");
    } else if (!form->has_class && !form->has_stages) {
        loft_diags_add(diags, where->text, "class or stages is missing");
    }
    if (form->has_stages) {
        check_stages(form, where, diags);
        made.n_stages = form->n_stages;
        memcpy(made.stages, form->stages, sizeof made.stages);
    } else if (form->class_name != NULL &&
               !take_class(data, form->class_name, where, diags, &made)) {
        return LOFT_ERR_INPUT;
    }
    if (loft_diags_total(diags) > before || !usable(&made)) {
        return LOFT_ERR_INPUT;
    }
    if (form->burn_s > 0.0) {
        loft_booster_template_stretch(&made, form->burn_s /
                                                 loft_booster_template_burn_time(&made));
    }
    if (!usable(&made)) {
        loft_diag_where at = *where;
        loft_diag_where_key(&at, "burn_time_s", strlen("burn_time_s"));
        loft_diags_add(diags, at.text, "the stages cannot be scaled to %.15g s",
                       form->burn_s);
        return LOFT_ERR_INPUT;
    }
    *plan = made;
    return LOFT_OK;
}
