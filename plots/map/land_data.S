/* SPDX-License-Identifier: GPL-3.0-or-later */
/* land_data.S - the coastline of the maps, in the program itself; tools/land.py made it. */
    .section .rodata
    .global loft_land_data
    .hidden loft_land_data
    .global loft_land_data_end
    .hidden loft_land_data_end
loft_land_data:
    .incbin "plots/map/land-50m.bin"
loft_land_data_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
