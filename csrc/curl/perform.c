#include "curl/perform.h"

#include "base/limits.h"
#include "curl/failure.h"
#include "curl/fork.h"
#include "curl/setup.h"

/* Drives the one transfer to its end. CURLE_ABORTED_BY_CALLBACK when the tick cancels it. */
static CURLcode perform(perk_exchange *x)
{
    CURLM *multi = x->worker->multi;
    int running = 1;
    for (;;) {
        x->look_at = perk_driver_now_ms() +
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
        if (perk_worker_is_parents(x->worker))
            return CURLE_GOT_NOTHING;
    }
    int left;
    CURLMsg *message = curl_multi_info_read(multi, &left);
    return message ? message->data.result : CURLE_OUT_OF_MEMORY;
}

/* libcurl does not notice that compressed data ends too early. Of a body that came to nothing the
 * size shows it: nothing, compressed, takes some 20 bytes. (What is left of a longer one is no
 * JSON.) */
static bool decoded_to_nothing(const perk_worker *worker)
{
    curl_off_t came = 0;
    curl_easy_getinfo(worker->easy, CURLINFO_SIZE_DOWNLOAD_T, &came);
    return came > 0 && worker->body.len == 0 &&
           (came < PERK_MIN_EMPTY_GZIP || came > PERK_MAX_EMPTY_GZIP);
}

/* What libcurl calls a success is a reply only if its headers ended and have the length of its
 * body, and the body is complete. */
static CURLcode check_reply(const perk_worker *worker)
{
    if (worker->head.state != PERK_HEAD_OVER)
        return CURLE_GOT_NOTHING;
    if (!perk_head_has_one_length(&worker->head))
        return CURLE_WEIRD_SERVER_REPLY;
    return decoded_to_nothing(worker) ? CURLE_BAD_CONTENT_ENCODING : CURLE_OK;
}

static void feed(perk_exchange *x)
{
    perk_worker *worker = x->worker;
    long status = 0;
    curl_easy_getinfo(worker->easy, CURLINFO_RESPONSE_CODE, &status);
    perk_head_feed(&worker->head, x->call);
    perk_call_feed(x->call, (int)status, perk_buf_str(&worker->body), perk_driver_now_ms(), NULL);
}

bool perk_perform(perk_worker *worker, perk_call *call, const perk_driver_options *options,
                  const perk_ticker *ticker)
{
    perk_exchange x = {
        .worker = worker, .call = call, .ticker = ticker, .max_body = perk_call_max_body(call)};
    CURLcode code = perk_setup_exchange(&x, options);
    if (code == CURLE_OK)
        code = perform(&x);
    if (code == CURLE_OK)
        code = check_reply(worker);
    if (code == CURLE_OK)
        feed(&x);
    else
        perk_failure_report(&x, code);
    perk_setup_undo(&x);
    return code == CURLE_OK;
}
