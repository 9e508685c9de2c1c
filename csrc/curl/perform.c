#include "curl/perform.h"

#include "curl/failure.h"
#include "curl/fork.h"
#include "curl/setup.h"

/* Drives the one transfer to its end. CURLE_ABORTED_BY_CALLBACK when the tick cancels it. */
static CURLcode perform(perk_exchange *x)
{
    perk_connections *connections = x->handle->connections;
    CURLM *multi = connections->multi;
    int running = 1;
    for (;;) {
        connections->look_at =
            perk_driver_now_ms() +
            PERK_TICK_MS; /* only what keeps libcurl busy is looked at from within */
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            return CURLE_OUT_OF_MEMORY;
        if (x->stopped)
            return x->stopped;
        if (!running)
            break;
        perk_fork_leave();
        bool polled = curl_multi_poll(multi, NULL, 0, PERK_TICK_MS, NULL) == CURLM_OK;
        perk_fork_enter();
        if (!polled)
            return CURLE_OUT_OF_MEMORY;
        if (perk_ticker_cancels(x->ticker))
            return CURLE_ABORTED_BY_CALLBACK;
        if (perk_connections_are_parents(connections))
            return CURLE_GOT_NOTHING;
    }
    int left;
    CURLMsg *message = curl_multi_info_read(multi, &left);
    return message ? message->data.result : CURLE_OUT_OF_MEMORY;
}

bool perk_perform(perk_worker *worker, perk_call *call, const perk_transport *options,
                  const perk_ticker *ticker)
{
    perk_handle *handle = &worker->handle;
    perk_exchange x = {.handle = handle, .call = call, .ticker = ticker};
    CURLcode code = perk_setup_exchange(&x, options);
    if (code == CURLE_OK)
        code = perform(&x);
    if (code == CURLE_OK)
        code = perk_arrival_end(&handle->arrival, handle->easy);
    bool complete = code == CURLE_OK;
    if (complete)
        code = perk_arrival_feed(&handle->arrival, call);
    if (!complete)
        perk_failure_report(&x, code);
    else if (code != CURLE_OK)
        perk_failure_report_content(call, code);
    perk_setup_undo(&x);
    return complete;
}
