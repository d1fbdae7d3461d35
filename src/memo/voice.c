// SPDX-License-Identifier: MIT
#include "memo/voice.h"

#include "data/language.h"

const char *
exos_pick_voice (ExosVoice voice, const char *statement, const char *instruction)
{
  switch (voice)
    {
    case EXOS_VOICE_STATEMENT:
      return statement;
    case EXOS_VOICE_INSTRUCTION:
      return instruction;
    }

  g_assert_not_reached ();
}

char *
exos_say_ship (ExosVoice voice, const char *arm)
{
  if (arm == NULL)
    return g_strdup (exos_pick_voice (voice, _ ("Ship the treatment."),
                                      C_ ("instruction", "Ship the treatment.")));

  return g_strdup_printf (
      exos_pick_voice (voice, _ ("Ship “%s”."), C_ ("instruction", "Ship “%s”.")), arm);
}

char *
exos_say_ship_in_steps (ExosVoice voice, const char *arm)
{
  if (arm == NULL)
    return g_strdup (exos_pick_voice (voice, _ ("Ship the treatment in small steps."),
                                      C_ ("instruction", "Ship the treatment in small steps.")));

  return g_strdup_printf (exos_pick_voice (voice, _ ("Ship “%s” in small steps."),
                                           C_ ("instruction", "Ship “%s” in small steps.")),
                          arm);
}

char *
exos_say_wait (ExosVoice voice)
{
  return g_strdup (
      exos_pick_voice (voice, _ ("Don’t ship yet."), C_ ("instruction", "Don’t ship yet.")));
}

char *
exos_say_stop (ExosVoice voice, const char *arm)
{
  if (arm == NULL)
    return g_strdup (exos_pick_voice (voice, _ ("Stop and restore control."),
                                      C_ ("instruction", "Stop and restore control.")));

  return g_strdup_printf (exos_pick_voice (voice, _ ("Stop “%s” and restore control."),
                                           C_ ("instruction", "Stop “%s” and restore control.")),
                          arm);
}

char *
exos_say_turn_off (ExosVoice voice, const char *arm)
{
  if (arm == NULL)
    return g_strdup (exos_pick_voice (voice, _ ("Don’t ship. Turn the treatment off:"),
                                      C_ ("instruction", "Don’t ship. Turn the treatment off:")));

  return g_strdup_printf (exos_pick_voice (voice, _ ("Don’t ship. Turn “%s” off:"),
                                           C_ ("instruction", "Don’t ship. Turn “%s” off:")),
                          arm);
}

char *
exos_say_undecided (ExosVoice voice)
{
  return g_strdup (
      exos_pick_voice (voice, _ ("Can’t decide yet."), C_ ("instruction", "Can’t decide yet.")));
}
