// SPDX-License-Identifier: MIT
#pragma once

/* Announced limits of one import; a file past one of them is refused in words that name it. */
#define EXOS_MAX_CELL_BYTES (1024 * 1024)
#define EXOS_MAX_RECORD_BYTES (4 * 1024 * 1024)
#define EXOS_MAX_COLUMNS 1024
#define EXOS_MAX_ROWS 10000
#define EXOS_MAX_KEPT_BYTES (32 * 1024 * 1024)
#define EXOS_MAX_ARMS 100
#define EXOS_MAX_ISSUES 1000 /* complaints about rows; what follows adds nothing new */
