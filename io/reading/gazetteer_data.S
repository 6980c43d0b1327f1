/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gazetteer_data.S - the places by name, in the library itself. */
    .section .rodata
    .global loft_places_json
    .global loft_places_json_end
    .hidden loft_places_json
    .hidden loft_places_json_end
loft_places_json:
    .incbin "data/places.json"
loft_places_json_end:
    .section .note.GNU-stack, "", %progbits
