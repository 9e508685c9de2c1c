#include "call/sink.h"

#include "call/call.h"
#include "jsonapi/doc.h"

void perk_sink_set(perk_call *call, const perk_row_sink *sink, void *ctx, bool single)
{
    if (call->sink && call->sink->drop)
        call->sink->drop(call->sink_ctx);
    call->sink = sink;
    call->sink_ctx = ctx;
    call->sink_single = single;
}

const perk_row_sink *perk_sink_now(const perk_call *call)
{
    bool wanted = call->op && call->errand == PERK_ERRAND_PAGE &&
                  (!call->sink_single || call->pager.pages == 0);
    return wanted ? call->sink : NULL;
}

static bool is_last(const perk_call *call, const perk_doc *page)
{
    return (call->pages_capped && call->pager.pages + 1 >= call->max_pages) ||
           !perk_pager_goes_on(&call->pager, page);
}

void perk_sink_end(perk_call *call, perk_doc *page, bool accepted)
{
    const perk_row_sink *sink = perk_sink_now(call);
    bool keep = accepted && (!call->sink_single || is_last(call, page));
    if (!sink)
        return;
    sink->end_page(call->sink_ctx, keep);
    call->sink_kept = keep;
    if (keep)
        perk_doc_drop_rows(page);
}
