/* SPDX-License-Identifier: GPL-3.0-or-later */
/* font.S - the two faces of the drawings, in the program itself; FONT_DIR from the build. */
    .macro embed dir, name /* the assembler does not join strings; a macro does */
    .incbin "\dir\name"
    .endm
    .section .rodata
    .global loft_font_sans
    .hidden loft_font_sans
    .global loft_font_sans_end
    .hidden loft_font_sans_end
    .global loft_font_bold
    .hidden loft_font_bold
    .global loft_font_bold_end
    .hidden loft_font_bold_end
    .balign 16
loft_font_sans:
    embed FONT_DIR, "/DejaVuSans.ttf"
loft_font_sans_end:
    .balign 16
loft_font_bold:
    embed FONT_DIR, "/DejaVuSans-Bold.ttf"
loft_font_bold_end:
    .section .note.GNU-stack, "", %progbits
