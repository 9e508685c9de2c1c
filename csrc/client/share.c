#include "client/share.h"

#include "base/limits.h"

bool perk_share_parse(perk_str text, perk_share *out)
{
    size_t slash = perk_str_find(text, '/');
    perk_share share;
    if (slash == text.len || !perk_str_int(perk_str_upto(text, slash), &share.part) ||
        !perk_str_int(perk_str_from(text, slash + 1), &share.whole))
        return false;
    if (share.part < 1 || share.part > share.whole || share.whole > PERK_MAX_SHARES)
        return false;
    *out = share;
    return true;
}
