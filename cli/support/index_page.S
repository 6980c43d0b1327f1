/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index_page.S - the page around the rows, in the program itself. */
    .section .rodata
    .global index_page_template
    .global index_page_template_end
index_page_template:
    .incbin "cli/support/index-page.html"
index_page_template_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
