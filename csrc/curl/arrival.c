#include "curl/arrival.h"

#include "base/limits.h"
#include "call/receive.h"
#include "curl/clock.h"

void perk_arrival_begin(perk_arrival *arrival, size_t max_body)
{
    perk_arrival_free(arrival);
    perk_head_begin(&arrival->head);
    perk_buf_init(&arrival->body, max_body);
}

/* libcurl does not notice that compressed data ends too early. Of a body that came to nothing the
 * size shows it: nothing, compressed, takes some 20 bytes. (What is left of a longer one is no
 * JSON.) */
static bool decoded_to_nothing(const perk_arrival *arrival, CURL *easy)
{
    curl_off_t came = 0;
    curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &came);
    return came > 0 && arrival->body.len == 0 &&
           (came < PERK_MIN_EMPTY_GZIP || came > PERK_MAX_EMPTY_GZIP);
}

CURLcode perk_arrival_end(perk_arrival *arrival, CURL *easy)
{
    long status = 0;
    if (arrival->head.state != PERK_HEAD_OVER)
        return CURLE_GOT_NOTHING;
    if (!perk_head_has_one_length(&arrival->head))
        return CURLE_WEIRD_SERVER_REPLY;
    if (decoded_to_nothing(arrival, easy))
        return CURLE_BAD_CONTENT_ENCODING;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    arrival->status = (int)status;
    return CURLE_OK;
}

void perk_arrival_feed(perk_arrival *arrival, perk_call *call)
{
    perk_head_feed(&arrival->head, call);
    perk_receive_body(call, arrival->status, &arrival->body, perk_driver_now_ms(), NULL);
}

void perk_arrival_free(perk_arrival *arrival)
{
    perk_head_free(&arrival->head);
    perk_buf_free(&arrival->body);
    arrival->status = 0;
}
