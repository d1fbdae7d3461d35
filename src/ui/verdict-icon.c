// SPDX-License-Identifier: MIT
#include "ui/verdict-icon.h"

const char *
exos_verdict_icon (ExosVerdict verdict)
{
  static const char *const icons[] = {
    [EXOS_VERDICT_LAUNCH] = "exos-launch-symbolic",
    [EXOS_VERDICT_HOLD] = "exos-hold-symbolic",
    [EXOS_VERDICT_ROLLBACK] = "exos-rollback-symbolic",
  };

  return icons[verdict];
}

const char *
exos_verdict_class (ExosVerdict verdict)
{
  static const char *const classes[] = {
    [EXOS_VERDICT_LAUNCH] = "launch",
    [EXOS_VERDICT_HOLD] = "hold",
    [EXOS_VERDICT_ROLLBACK] = "rollback",
  };

  return classes[verdict];
}

const char *
exos_tone_icon (ExosTone tone)
{
  static const char *const icons[] = {
    [EXOS_TONE_NONE] = "exos-unknown-symbolic",    [EXOS_TONE_OK] = "exos-ok-symbolic",
    [EXOS_TONE_WARNING] = "exos-warning-symbolic", [EXOS_TONE_BLOCKED] = "exos-blocked-symbolic",
    [EXOS_TONE_UNKNOWN] = "exos-unknown-symbolic",
  };

  return icons[tone];
}

const char *
exos_tone_class (ExosTone tone)
{
  static const char *const classes[] = {
    [EXOS_TONE_NONE] = "neutral",     [EXOS_TONE_OK] = "launch",       [EXOS_TONE_WARNING] = "hold",
    [EXOS_TONE_BLOCKED] = "rollback", [EXOS_TONE_UNKNOWN] = "neutral",
  };

  return classes[tone];
}

ExosTone
exos_health_tone (ExosHealth health)
{
  static const ExosTone tones[] = {
    [EXOS_HEALTH_HEALTHY] = EXOS_TONE_OK,
    [EXOS_HEALTH_WARNING] = EXOS_TONE_WARNING,
    [EXOS_HEALTH_BLOCKED] = EXOS_TONE_BLOCKED,
  };

  return tones[health];
}

ExosTone
exos_level_tone (ExosLevel level)
{
  static const ExosTone tones[] = {
    [EXOS_LEVEL_INFO] = EXOS_TONE_UNKNOWN,
    [EXOS_LEVEL_WARNING] = EXOS_TONE_WARNING,
    [EXOS_LEVEL_BLOCKED] = EXOS_TONE_BLOCKED,
  };

  return tones[level];
}
