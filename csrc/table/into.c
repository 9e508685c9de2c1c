/* Calls whose pages go to a table. */
#include "base/error.h"
#include "base/mem.h"
#include "base/process.h"
#include "call/call.h"
#include "call/sink.h"
#include "table/table.h"

/* With a copy of the key behind it. */
static perk_table_feed *feed_new(const perk_table_feed *from)
{
    perk_table_feed *feed = perk_mem_new(sizeof *feed + from->key.len + 1);
    if (!feed)
        return NULL;
    *feed = *from;
    if (from->key.ptr) {
        char *key = (char *)(feed + 1);
        if (from->key.len)
            memcpy(key, from->key.ptr, from->key.len);
        feed->key.ptr = key;
    }
    perk_table_ref(feed->table);
    return feed;
}

int perk_call_into(perk_call *call, perk_table *table, perk_str key, int flags, perk_error *err)
{
    perk_table_feed feed;
    if (call->op != perk_table_op(table))
        return perk_error_set(err, PERK_E_INPUT, "the table is for %s, the call is not",
                              perk_op_name(perk_table_op(table)));
    int code = perk_table_feed_init(&feed, table, key, err);
    perk_table_feed *kept = code == 0 ? feed_new(&feed) : NULL;
    if (code != 0)
        return code;
    if (!kept)
        return perk_error_nomem(err);
    perk_sink_set(call, perk_table_sink(table), kept, (flags & PERK_INTO_SINGLE) != 0);
    return 0;
}

int64_t perk_call_entered(const perk_call *call)
{
    const perk_table_feed *feed = call->sink_ctx;
    if (!feed)
        return 0;
    perk_process_lock();
    int64_t cut = feed->entered;
    perk_process_unlock();
    return cut;
}
