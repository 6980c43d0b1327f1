/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/missiles.h"

static const char *const names[] = {
    "hwasong",   "hwasongpho", "pukguksong",   "musudan",   "nodong",
    "rodong",    "taepodong",  "unha",         "chollima",  "kn",
    "agni",      "shaheen",    "ghauri",       "ababeel",   "sarmat",
    "bulava",    "yars",       "topol",        "oreshnik",  "sineva",
    "iskander",  "emad",       "khorramshahr", "zolfaghar", "sejjil",
    "ghadr",     "shahab",     "jericho",      "df",        "jl",
    "minuteman", "trident",    "hyunmoo",      "prithvi",   "pralay",
    "fattah",    "kheibar",    "qased",        "simorgh",   "scud",
    "atlas",     "thor",       "jupiter",      "titan",     "malligyong",
    "rs",        NULL};

bool loft_is_missile_name(const loft_tokens *t, int i)
{
    return loft_token_in(t, i, names);
}
