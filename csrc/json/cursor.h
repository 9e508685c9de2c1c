/* cursor.h - where a scan stands. Its functions are in scan.h, their inlined parts in steps.h. */
#ifndef PERK_JSON_CURSOR_H
#define PERK_JSON_CURSOR_H

#include "base/str.h"

/* What a caller may raise the nesting limit to: readers keep this many levels on their stack. */
#define PERK_DEPTH_CAP 1024

typedef struct perk_scan {
    const char *begin, *at, *end;
    size_t depth, max_depth;
    bool sent; /* set after perk_scan_init: the text is to be sent, so it must not hold half of a
                  surrogate pair */
    const char *problem; /* static text; NULL while all is well */
    int code;            /* PERK_E_PARSE, PERK_E_LIMIT or PERK_E_NOMEM once there is a problem */
} perk_scan;

#endif
