/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_assets.S - style sheet, body and script of the pages, in the program itself. */
    .section .rodata
    .global page_style
    .global index_page_body
    .global index_page_script
page_style:
    .incbin "cli/support/page.css"
    .byte 0
index_page_body:
    .incbin "cli/support/index-page.html"
    .byte 0
index_page_script:
    .incbin "cli/support/index-page.js"
    .byte 0
    .section .note.GNU-stack, "", %progbits
