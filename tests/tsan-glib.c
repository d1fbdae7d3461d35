// SPDX-License-Identifier: MIT
/* What ThreadSanitizer cannot see of GLib, which is not instrumented: that one thread hands
 * something to another. Preloaded by build-aux/checks/tsan. Only edges that GLib promises are told,
 * so that races of ours stay races. */
#define _GNU_SOURCE
#define G_DISABLE_CAST_CHECKS
#include <dlfcn.h>
#include <gio/gio.h>
#undef g_object_ref
#undef g_object_unref
#undef g_once_init_enter
#undef g_once_init_leave

/* Of the program; a program without ThreadSanitizer (a shell, Xvfb) has none. */
extern void __tsan_acquire (void *address) __attribute__ ((weak));
extern void __tsan_release (void *address) __attribute__ ((weak));

static void
acquire (gconstpointer address)
{
  if (__tsan_acquire != NULL && address != NULL)
    __tsan_acquire ((gpointer) address);
}

static void
release (gconstpointer address)
{
  if (__tsan_release != NULL && address != NULL)
    __tsan_release ((gpointer) address);
}

/* Before the last reference goes, everything happened that was done with the others. */
static void
both (gconstpointer address)
{
  release (address);
  acquire (address);
}

/* clang-format off */
#define FIND_REAL(name) \
  static __typeof__ (name) *found; \
  __typeof__ (name) *real = __atomic_load_n (&found, __ATOMIC_RELAXED); \
  if (real == NULL) \
    { \
      real = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name); \
      __atomic_store_n (&found, real, __ATOMIC_RELAXED); \
    }

#define WRAP_VOID(name, parameters, arguments, before, after) \
  void name parameters { FIND_REAL (name) before; real arguments; after; }

#define WRAP(type, name, parameters, arguments, before, after) \
  type name parameters { FIND_REAL (name) before; type result = real arguments; after; return result; }

#define NOTHING (void) 0

WRAP_VOID (g_mutex_lock, (GMutex *m), (m), NOTHING, acquire (m))
WRAP_VOID (g_mutex_unlock, (GMutex *m), (m), release (m), NOTHING)
WRAP (gboolean, g_mutex_trylock, (GMutex *m), (m), NOTHING, acquire (result ? m : NULL))
WRAP_VOID (g_rec_mutex_lock, (GRecMutex *m), (m), NOTHING, acquire (m))
WRAP_VOID (g_rec_mutex_unlock, (GRecMutex *m), (m), release (m), NOTHING)
WRAP_VOID (g_cond_wait, (GCond *c, GMutex *m), (c, m), release (m), acquire (m))
WRAP (gboolean, g_cond_wait_until, (GCond *c, GMutex *m, gint64 t), (c, m, t), release (m), acquire (m))
WRAP (gpointer, g_once_impl, (GOnce *o, GThreadFunc f, gpointer d), (o, f, d), release (o), acquire (o))
WRAP (gboolean, g_once_init_enter, (volatile void *o), (o), NOTHING, acquire ((gpointer) o))
WRAP_VOID (g_once_init_leave, (volatile void *o, gsize v), (o, v), release ((gpointer) o), NOTHING)

WRAP_VOID (g_object_unref, (gpointer o), (o), both (o), NOTHING)
WRAP_VOID (g_bytes_unref, (GBytes *b), (b), both (b), NOTHING)
WRAP_VOID (g_atomic_rc_box_release, (gpointer b), (b), both (b), NOTHING)
WRAP_VOID (g_atomic_rc_box_release_full, (gpointer b, GDestroyNotify f), (b, f), both (b), NOTHING)

WRAP_VOID (g_async_queue_push, (GAsyncQueue *q, gpointer d), (q, d), release (d), NOTHING)
WRAP (gpointer, g_async_queue_pop, (GAsyncQueue *q), (q), NOTHING, acquire (result))
WRAP (gpointer, g_async_queue_try_pop, (GAsyncQueue *q), (q), NOTHING, acquire (result))

WRAP_VOID (g_task_return_pointer, (GTask *t, gpointer p, GDestroyNotify d), (t, p, d), release (t), NOTHING)
WRAP_VOID (g_task_return_int, (GTask *t, gssize n), (t, n), release (t), NOTHING)
WRAP_VOID (g_task_return_boolean, (GTask *t, gboolean b), (t, b), release (t), NOTHING)
WRAP_VOID (g_task_return_error, (GTask *t, GError *e), (t, e), release (t), NOTHING)
WRAP (gboolean, g_task_return_error_if_cancelled, (GTask *t), (t), release (t), NOTHING)
WRAP (gpointer, g_task_propagate_pointer, (GTask *t, GError **e), (t, e), acquire (t), NOTHING)
WRAP (gssize, g_task_propagate_int, (GTask *t, GError **e), (t, e), acquire (t), NOTHING)
WRAP (gboolean, g_task_propagate_boolean, (GTask *t, GError **e), (t, e), acquire (t), NOTHING)
/* clang-format on */

/* From who gives a task away, to the thread that does it. */
#define TASK_FUNC "tsan-glib-func"

static void
run_task (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTaskThreadFunc func;

  acquire (task);
  func = (GTaskThreadFunc) g_object_get_data (G_OBJECT (task), TASK_FUNC);
  func (task, source, data, cancellable);
  release (task);
}

void
g_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  FIND_REAL (g_task_run_in_thread)
  g_object_set_data (G_OBJECT (task), TASK_FUNC, (gpointer) func);
  release (task);
  real (task, run_task);
}

void
g_task_run_in_thread_sync (GTask *task, GTaskThreadFunc func)
{
  FIND_REAL (g_task_run_in_thread_sync)
  g_object_set_data (G_OBJECT (task), TASK_FUNC, (gpointer) func);
  release (task);
  real (task, run_task);
  acquire (task);
}

/* From who adds a source, to the loop that calls it. */
typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Call;

static Call *
new_call (GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  Call *self = g_new (Call, 1);

  *self = (Call) { func, data, destroy };
  release (self);
  return self;
}

static gboolean
run_call (gpointer data)
{
  Call *self = data;

  acquire (self);
  return self->func (self->data);
}

static void
free_call (gpointer data)
{
  Call *self = data;

  acquire (self);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

guint
g_idle_add_full (int priority, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  FIND_REAL (g_idle_add_full)
  return real (priority, run_call, new_call (func, data, destroy), free_call);
}

guint
g_idle_add (GSourceFunc func, gpointer data)
{
  return g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, func, data, NULL);
}

/* Other sources have callbacks of other kinds. */
void
g_source_set_callback (GSource *source, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  FIND_REAL (g_source_set_callback)
  if (source->source_funcs == &g_idle_funcs)
    real (source, run_call, new_call (func, data, destroy), free_call);
  else
    real (source, func, data, destroy);
}

void
g_main_context_invoke_full (
    GMainContext *context, int priority, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  FIND_REAL (g_main_context_invoke_full)
  real (context, priority, run_call, new_call (func, data, destroy), free_call);
}

void
g_main_context_invoke (GMainContext *context, GSourceFunc func, gpointer data)
{
  g_main_context_invoke_full (context, G_PRIORITY_DEFAULT, func, data, NULL);
}

/* From who pushes, to the thread of a pool: one item is one address. */
typedef struct
{
  GFunc func;
  gpointer data;
} Pool;

static void
run_item (gpointer item, gpointer data)
{
  const Pool *self = data;

  acquire (item);
  self->func (item, self->data);
  release (item);
  release (self);
}

GThreadPool *
g_thread_pool_new (
    GFunc func, gpointer data, int max_threads, gboolean is_exclusive, GError **error)
{
  Pool *self = g_new (Pool, 1); /* as long as the process */

  FIND_REAL (g_thread_pool_new)
  *self = (Pool) { func, data };
  release (self);
  return real (run_item, self, max_threads, is_exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer item, GError **error)
{
  FIND_REAL (g_thread_pool_push)
  release (item);
  return real (pool, item, error);
}

/* Whoever waits for the last item sees what all did. */
void
g_thread_pool_free (GThreadPool *pool, gboolean is_immediate, gboolean waits)
{
  const Pool *self = pool->user_data;

  FIND_REAL (g_thread_pool_free)
  real (pool, is_immediate, waits);
  if (waits)
    acquire (self);
}
