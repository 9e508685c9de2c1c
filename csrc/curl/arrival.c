#include "curl/arrival.h"

#include "base/limits.h"
#include "call/receive.h"
#include "curl/clock.h"
#include "curl/inflate.h"

void perk_arrival_begin(perk_arrival *arrival, size_t max_body, bool inflates)
{
    perk_arrival_free(arrival);
    perk_head_begin(&arrival->head);
    perk_buf_init(&arrival->body, max_body);
    arrival->max_body = max_body;
    arrival->inflates = inflates;
}

/* The headers are there: space for all of the body at once, when its length was announced. A length
 * that is none costs no more than this. */
static void prepare(perk_arrival *arrival, CURL *easy)
{
    curl_off_t length = -1;
    if (arrival->inflates && perk_inflate_is_needed(&arrival->head))
        arrival->body.max += arrival->max_body / PERK_RAW_PART + PERK_RAW_OVERHEAD;
    curl_easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    if (length > 0)
        perk_buf_reserve(&arrival->body,
                         length < PERK_MAX_RESERVED ? (size_t)length : PERK_MAX_RESERVED);
}

bool perk_arrival_take(perk_arrival *arrival, CURL *easy, perk_str bytes)
{
    if (!arrival->body.cap)
        prepare(arrival, easy);
    perk_buf_put(&arrival->body, bytes);
    return !arrival->body.failed;
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
    if (!arrival->inflates && decoded_to_nothing(arrival, easy))
        return CURLE_BAD_CONTENT_ENCODING;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    arrival->status = (int)status;
    return CURLE_OK;
}

CURLcode perk_arrival_feed(perk_arrival *arrival, perk_call *call)
{
    CURLcode code = CURLE_OK;
    if (arrival->inflates)
        code = perk_inflate(&arrival->head, &arrival->body, arrival->max_body);
    if (code != CURLE_OK)
        return code;
    perk_head_feed(&arrival->head, call);
    perk_receive_body(call, arrival->status, &arrival->body, perk_driver_now_ms(), NULL);
    return CURLE_OK;
}

void perk_arrival_free(perk_arrival *arrival)
{
    perk_head_free(&arrival->head);
    perk_buf_free(&arrival->body);
    arrival->status = 0;
}
