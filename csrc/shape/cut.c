#include "shape/cut.h"

void perk_cut_to(perk_cut *cut, const char *at)
{
    if (cut->from >= at)
        return;
    perk_buf_put(&cut->out, (perk_str){cut->from, (size_t)(at - cut->from)});
    cut->from = at;
}

void perk_cut_at(perk_cut *cut, const perk_cut_list *list, const char *begin)
{
    if (!list->kept && list->gap)
        cut->from = begin; /* the comma behind those that were left out goes, too */
}

void perk_cut_keep(perk_cut_list *list, const char *end)
{
    list->kept = end;
}

void perk_cut_out(perk_cut *cut, perk_cut_list *list, const char *begin, const char *end)
{
    perk_cut_to(cut, list->kept ? list->kept : begin);
    cut->from = end;
    list->gap = true;
}
