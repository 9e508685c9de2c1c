#include "curl/engine_exchange.h"

#include "base/limits.h"
#include "curl/engine_parser.h"
#include "curl/failure.h"
#include "curl/setup.h"

#include <limits.h>

/* ---- starting ---- */

static perk_engine_slot *free_slot(perk_engine *engine)
{
    perk_engine_slot *slot = engine->slots;
    while (slot->job)
        slot++;
    return slot;
}

bool perk_engine_exchange_start(perk_engine *engine, perk_engine_job *job)
{
    perk_engine_slot *slot = free_slot(engine);
    perk_exchange *x = &slot->exchange;
    if (!slot->handle.easy && !perk_handle_open(&slot->handle, &engine->connections)) {
        perk_call_abort(job->call, PERK_E_NOMEM, 0, PERK_NONE, NULL);
        return false;
    }
    *x = (perk_exchange){.handle = &slot->handle,
                         .call = job->call,
                         .ticker = &job->ticker,
                         .apart = perk_sockets_cut_silent(&engine->connections.sockets)};
    CURLcode code = perk_setup_exchange(x, engine->transport);
    if (code != CURLE_OK) {
        perk_failure_report(x, code);
        perk_setup_undo(x);
        perk_handle_close(&slot->handle);
        return false;
    }
    curl_easy_setopt(slot->handle.easy, CURLOPT_PRIVATE, slot);
    slot->job = job;
    slot->started_at = perk_driver_now_ms();
    engine->flying++;
    engine->requests++;
    return true;
}

/* ---- ending ---- */

/* A handle whose exchange failed is not used again, nor are connections that have been idle since
 * before: what silenced this one (a load balancer that lost its state) has silenced those. */
static void fail(perk_engine *engine, perk_engine_slot *slot, CURLcode code)
{
    perk_failure_report(&slot->exchange, code);
    perk_setup_undo(&slot->exchange);
    perk_handle_close(&slot->handle);
    if (code == CURLE_OPERATION_TIMEDOUT)
        perk_sockets_doubt(&engine->connections.sockets, slot->exchange.socket);
    if (code != CURLE_ABORTED_BY_CALLBACK || slot->exchange.starts > 1)
        perk_sockets_cut_unused(&engine->connections.sockets, slot->started_at);
}

/* False when a parser feeds the call. */
static bool succeed(perk_engine *engine, perk_engine_slot *slot)
{
    perk_arrival *arrival = &slot->handle.arrival;
    perk_setup_undo(&slot->exchange);
    if (engine->options.parser) {
        slot->job->arrival = *arrival;
        *arrival = (perk_arrival){0};
        perk_engine_parser_give(engine, slot->job);
        return false;
    }
    perk_engine_parser_feed(arrival, slot->job->call);
    return true;
}

static void finish(perk_engine *engine, perk_engine_slot *slot, CURLcode code,
                   perk_engine_over over)
{
    perk_engine_job *job = slot->job;
    bool fed = true;
    if (code == CURLE_OK)
        code = perk_arrival_end(&slot->handle.arrival, slot->handle.easy);
    if (code == CURLE_OK)
        fed = succeed(engine, slot);
    else
        fail(engine, slot, code);
    slot->job = NULL;
    engine->flying--;
    if (fed)
        over(engine, job);
}

/* Those that libcurl has finished with. */
static void finish_complete(perk_engine *engine, perk_engine_over over)
{
    int left;
    for (CURLMsg *message; (message = curl_multi_info_read(engine->connections.multi, &left));) {
        CURLcode code = message->data.result;
        char *slot = NULL;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &slot);
        perk_exchange *x = &((perk_engine_slot *)(void *)slot)->exchange;
        finish(engine, (perk_engine_slot *)(void *)slot, x->stopped ? x->stopped : code, over);
    }
}

static CURLcode verdict(const perk_engine_slot *slot)
{
    bool cancelled = slot->exchange.stopped == CURLE_OK && atomic_load(&slot->job->cancelled);
    return cancelled ? CURLE_ABORTED_BY_CALLBACK : slot->exchange.stopped;
}

/* Those that were stopped from within libcurl, or cancelled; with a `code`, all. */
static void finish_stopped(perk_engine *engine, CURLcode code, perk_engine_over over)
{
    size_t left = engine->flying;
    for (perk_engine_slot *slot = engine->slots; left; slot++) {
        if (!slot->job)
            continue;
        left--;
        CURLcode why = code ? code : verdict(slot);
        if (why)
            finish(engine, slot, why, over);
    }
}

void perk_engine_exchange_drive(perk_engine *engine, perk_engine_over over)
{
    int running;
    if (!engine->flying)
        return;
    engine->connections.look_at = perk_driver_now_ms() + PERK_TICK_MS;
    engine->connections.turn += engine->connections.turn == UINT_MAX ? 2 : 1;
    CURLMcode code = curl_multi_perform(engine->connections.multi, &running);
    finish_complete(engine, over);
    finish_stopped(engine, code == CURLM_OK ? CURLE_OK : CURLE_OUT_OF_MEMORY, over);
}

void perk_engine_exchange_close(perk_engine *engine)
{
    for (size_t i = 0; engine->slots && i < engine->options.max_in_flight; i++)
        if (engine->slots[i].handle.easy)
            perk_handle_close(&engine->slots[i].handle);
    perk_connections_close(&engine->connections);
}
