/* SPDX-License-Identifier: GPL-3.0-or-later */
/* land_data.S - the coastlines of the maps, in the program itself; tools/land.py made them. */
    .section .rodata
    .global loft_land_50m
    .hidden loft_land_50m
    .global loft_land_10m
    .hidden loft_land_10m
    .global loft_land_end
    .hidden loft_land_end
loft_land_50m:
    .incbin "plots/map/land-50m.bin"
loft_land_10m:
    .incbin "plots/map/land-10m.bin"
loft_land_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
