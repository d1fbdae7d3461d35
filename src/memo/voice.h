// SPDX-License-Identifier: MIT
/* What is to be done, said in two ways: for words-sentence.c. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* English says both alike; Korean concludes in a memo (출시합니다) and tells the reader of a window
 * what to do (출시하세요). */
typedef enum
{
  EXOS_VOICE_STATEMENT,
  EXOS_VOICE_INSTRUCTION,
} ExosVoice;

/* Lends the text of a voice: the second is translated in the context "instruction". */
const char *exos_pick_voice (ExosVoice voice, const char *statement, const char *instruction)
    G_GNUC_FORMAT (2);

/* The first sentence of a verdict. arm: a treatment among several, NULL: there is one. */
char *exos_say_ship (ExosVoice voice, const char *arm);
char *exos_say_ship_in_steps (ExosVoice voice, const char *arm);
char *exos_say_wait (ExosVoice voice);
char *exos_say_stop (ExosVoice voice, const char *arm);
char *exos_say_turn_off (ExosVoice voice, const char *arm);
char *exos_say_undecided (ExosVoice voice);

G_END_DECLS
