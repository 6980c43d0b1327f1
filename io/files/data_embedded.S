/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data_embedded.S - the booster classes, priors and errors of reports, in the library itself. */
    .section .rodata
    .global loft_classes_json
    .global loft_classes_json_end
    .global loft_prior_json
    .global loft_prior_json_end
    .global loft_reports_json
    .global loft_reports_json_end
    .hidden loft_classes_json
    .hidden loft_classes_json_end
    .hidden loft_prior_json
    .hidden loft_prior_json_end
    .hidden loft_reports_json
    .hidden loft_reports_json_end
loft_classes_json:
    .incbin "data/classes.json"
loft_classes_json_end:
loft_prior_json:
    .incbin "data/prior.json"
loft_prior_json_end:
loft_reports_json:
    .incbin "data/reports.json"
loft_reports_json_end:
    .section .note.GNU-stack, "", %progbits
