// SPDX-License-Identifier: MIT
/* Tests that have a folder each, and what they do to the history in it. */
#pragma once

#include "history-fixture.h"

typedef struct
{
  const char *path;
  GTestFunc test;
} FolderTest;

/* Of the test that runs. */
extern char *folder;

/* Each of the tests begins in a folder that is empty, and it is gone after it. */
void add_folder_tests (const FolderTest *tests, gsize n);

/* The same by hand, for a test that takes data. */
void set_up_folder (void);
void tear_down_folder (void);

/* Where a file of the folder is. The caller frees. */
char *path_of (const char *name);

void put_bytes (const char *name, const char *bytes, gsize length);
GBytes *get_bytes (const char *name);

gboolean is_there (const char *name);
void delete_named (const char *name);

/* The history, nothing of which had to be set aside. The caller closes it. */
ExosHistory *open_sound (void);

/* Keeps a decision of that name; its number. */
gint64 add (ExosHistory *history, const char *name, ExosVerdict verdict);

/* Opens the history, keeps n decisions and closes it. */
void add_some (guint n);

/* There are so many decisions, in an unbroken chain. */
void assert_sound (ExosHistory *history, guint64 n_records);

/* As somebody does who changes the file by hand. */
void run_sql (const char *sql);
