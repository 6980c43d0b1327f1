/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/data_json.h"

#include <string.h>

/* The bounds are those of loft_report_errors_check. */
#define SECONDS(name, member, text)                                                      \
    {                                                                                    \
        LOFT_NUMBER(name, loft_report_errors, member),                                   \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(3600), .help = (text)               \
    }
#define LENGTH_KM(name, member, text)                                                    \
    {                                                                                    \
        LOFT_NUMBER(name, loft_report_errors, member),                                   \
            .unit = LOFT_UNIT_KM, .lower = LOFT_ABOVE(0), .upper = LOFT_TO(100000),      \
            .help = (text)                                                               \
    }

#define SHARE(name, member, text)                                                        \
    {                                                                                    \
        LOFT_NUMBER(name, loft_report_errors, member),                                   \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1),                                 \
            .help = text " The same, as a share of it."                                  \
    }
#define SPEED(name, member, text)                                                        \
    {                                                                                    \
        LOFT_NUMBER(name, loft_report_errors, member),                                   \
            .lower = LOFT_ABOVE(0), .upper = LOFT_TO(100000), .help = (text)             \
    }

static const loft_field rows[] = {
    SECONDS("time_seconds_s", seconds_s,
            "Time to the second: scale of Student's t, 3 degrees of freedom."),
    SECONDS("time_minutes_s", minutes_s,
            "Time in whole minutes, or between two clock times: the scale."),
    SECONDS("time_fives_s", fives_s, "About a multiple of 5 minutes: the scale."),
    SECONDS("tracked_edge_s", tracked_edge_s,
            "Time for which it was tracked: by how much the flight may be shorter."),
    SECONDS("tracked_mean_s", tracked_mean_s,
            "By how much it is longer: mean of an exponential."),
    SECONDS("common_time_sd_s", common_time_sd_s,
            "What all times of an event are off together: deviation of a normal."),
    {LOFT_NUMBER("apogee_exact_share", loft_report_errors, apogee_share),
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1),
     .help = "Apogee without a hedge: deviation of a normal, as a share of it."},
    {LOFT_NUMBER("range_exact_share", loft_report_errors, range_share),
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1),
     .help = "Range without a hedge: scale of Student's t, as a share of it."},
    {LOFT_NUMBER("garbled_probability", loft_report_errors, garbled),
     .lower = LOFT_FROM(0), .upper = LOFT_BELOW(1),
     .help = "That a report is of another object, or garbled."},
    {LOFT_NUMBER("garbled_recalled_probability", loft_report_errors, garbled_recalled),
     .lower = LOFT_FROM(0), .upper = LOFT_BELOW(1),
     .help = "The same, of a figure whose status is recalled."},
    LENGTH_KM("garbled_apogee_least_km", apogee_m.least,
              "Least apogee of such a report."),
    LENGTH_KM("garbled_apogee_most_km", apogee_m.most, "Greatest."),
    LENGTH_KM("garbled_range_least_km", range_m.least, "Least range of such a report."),
    LENGTH_KM("garbled_range_most_km", range_m.most, "Greatest."),
    {LOFT_NUMBER("garbled_time_least_s", loft_report_errors, time_s.least),
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(100000),
     .help = "Least flight time of such a report."},
    {LOFT_NUMBER("garbled_time_most_s", loft_report_errors, time_s.most),
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(100000), .help = "Greatest."},
    SECONDS("seen_burn_s", seen.burn_s,
            "Burn time or time of staging that was seen: scale of Student's t."),
    SECONDS("seen_burn_limit_s", seen.burn_limit_s,
            "Burn time or time of staging that is \"more than\" or \"up to\" a limit."),
    SECONDS("seen_clock_s", seen.clock_s, "Another time at which something was seen."),
    SHARE("seen_altitude_share", seen.alt_share, "An altitude on the way."),
    SHARE("seen_speed_share", seen.speed_share, "A speed."),
    {LOFT_NUMBER("seen_angle_deg", loft_report_errors, seen.angle_rad),
     .unit = LOFT_UNIT_DEG, .lower = LOFT_ABOVE(0), .upper = LOFT_TO(90),
     .help = "A flight-path angle."},
    LENGTH_KM("seen_place_km", seen.place_m,
              "A place without more: deviation of a normal, each way."),
    SPEED("mach_sea_level_mps", seen.mach_sea_level_mps,
          "One Mach number by the speed of sound at sea level."),
    SPEED("mach_high_mps", seen.mach_high_mps, "The same between 11 and 20 km."),
    LENGTH_KM("seen_entry_km", seen.entry_alt_m,
              "Altitude of a re-entry speed or angle where none is said."),
    SECONDS("garbled_burn_least_s", seen.burns_s.least,
            "Least burn time of a garbled observation."),
    SECONDS("garbled_burn_most_s", seen.burns_s.most, "Greatest."),
    SPEED("garbled_speed_least_mps", seen.speeds_mps.least, "Least speed of one."),
    SPEED("garbled_speed_most_mps", seen.speeds_mps.most, "Greatest."),
    LENGTH_KM("garbled_distance_km", seen.farthest_m,
              "Greatest distance of its place from the flight."),
};
static const loft_fields errors_fields = {LOFT_ROWS_OF(rows), .all_required = true,
                                          .reasoned = true};

static const loft_field voice_rows[] = {
    {LOFT_STRING("begins", loft_voice, begins), .required = true,
     .help = "How the name of a source begins; the first that fits counts."},
    {LOFT_STRING("voice", loft_voice, voice), .required = true,
     .help = "Country that speaks, several for a joint statement, or copy for who "
             "repeats others."},
};
static const loft_fields voice_fields = {LOFT_ROWS_OF(voice_rows),
                                         .help = "Who stands behind a source."};

static const loft_field file_rows[] = {
    {LOFT_STRING("note", loft_reports_file, note), .help = "For readers of the file."},
    {LOFT_OBJECT("errors", loft_reports_file, errors, &errors_fields), .required = true,
     .help = "The scales, each with its reason."},
    {LOFT_OWNED_LIST("voices", loft_reports_file, voices, n_voices, &voice_fields),
     .required = true, .help = "Names of sources; of any other the voice is not known."},
};
const loft_fields loft_reports_file_fields = {
    LOFT_ROWS_OF(file_rows),
    .help = "How far a source's figure may be from the flight, and who the sources are."};

const char *loft_data_voice(const loft_voice *voices, int n, const char *source)
{
    for (int i = 0; i < n; i++) {
        if (strncmp(source, voices[i].begins, strlen(voices[i].begins)) == 0) {
            return voices[i].voice;
        }
    }
    return NULL;
}
