/* share.h - the part of the rate limit and of the API's quota that is one client's, when several
 * processes send for the same account. */
#ifndef PERK_CLIENT_SHARE_H
#define PERK_CLIENT_SHARE_H

#include "base/str.h"

/* part of whole, both from 1 to PERK_MAX_SHARES */
typedef struct perk_share {
    int64_t part, whole;
} perk_share;

#define PERK_SHARE_ALL ((perk_share){1, 1})

/* Of "1/8"; false, and `out` unchanged, for anything else or more than the whole. */
bool perk_share_parse(perk_str text, perk_share *out);

#endif
