// SPDX-License-Identifier: MIT
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs func in a thread of its own, and those that it starts, behind the window: when there are
 * more threads than processors, the main loop is served first. Otherwise as g_task_run_in_thread(),
 * but what task holds is always let go of by the main loop. */
void exos_task_run_behind (GTask *task, GTaskThreadFunc func);

G_END_DECLS
