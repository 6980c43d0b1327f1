/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * interrupt.h - ends that come from outside: a signal, or a reader that closed its pipe.
 *
 * The program says which signal ended it and ends by that signal, so that a shell sees 128
 * and its number. Files are then whole or absent: a thread waits for the signals, lets the
 * writes under way finish, for a second at most, and removes the stream that was not
 * complete. kill -9 alone can leave a scratch file.
 */
#ifndef LOFT_CLI_INTERRUPT_H
#define LOFT_CLI_INTERRUPT_H

/* First in main, before any other thread starts. A signal that is ignored stays so. */
void interrupt_start(void);

/* No signal ends the program between the two. They do not nest. */
void interrupt_hold(void);
void interrupt_release(void);

/*
 * The file of an incomplete stream, to be removed at such an end; NULL for none. One at a
 * time, inside interrupt_hold; borrowed until it is replaced.
 */
void interrupt_scratch(const char *path);

/* The reader of our output has left: ends the program by SIGPIPE, quietly. */
_Noreturn void interrupt_pipe_closed(void);

#endif
