#include "call/retry.h"

#include "base/limits.h"

/* As far as HTTP can show: the request never left, or the server rejected it unread. */
static bool server_cannot_have_acted(const perk_attempt *o)
{
    if (!o->sent || o->code == PERK_E_CONNECT)
        return true;
    if (o->hint == PERK_AGAIN_NEVER || o->hint == PERK_AGAIN_SOON)
        return true;
    return o->http_status == 429 || (o->http_status == 503 && o->after_ms >= 0);
}

static bool transient_status(int status)
{
    return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 ||
           status == 504;
}

/* The provider's own code goes before the HTTP status that it came under. */
static bool transient(const perk_attempt *o)
{
    if (o->hopeless)
        return false;
    if (o->hint != PERK_AGAIN_UNSTATED)
        return o->hint != PERK_AGAIN_NEVER;
    if (o->http_status)
        return transient_status(o->http_status) && o->code != PERK_E_REPLY;
    return o->code == PERK_E_CONNECT || o->code == PERK_E_TRANSPORT ||
           (o->code == PERK_E_TIMEOUT && o->patience_ms > 0);
}

/* A reply without a readable verdict: "see other" and "not modified" mean that the request was
 * processed, and the content of a success is lost when the body is not readable or there was no
 * memory for it. */
static bool has_no_verdict(const perk_attempt *o)
{
    return o->http_status == 303 || o->http_status == 304 || o->code == PERK_E_REPLY ||
           o->code == PERK_E_NOMEM;
}

/* A write that was sent and got no definite answer. A status below 200 is no reply, whatever a
 * transport calls it. */
static bool ambiguous(const perk_attempt *o)
{
    if (!o->write || server_cannot_have_acted(o))
        return false;
    if (has_no_verdict(o))
        return true;
    return o->http_status < 200 || o->hint == PERK_AGAIN_UNSURE || o->http_status == 408 ||
           o->http_status >= 500;
}

/* Doubles from PERK_BACKOFF_MS; the upper half of each pause is random, so that clients spread out.
 */
static int64_t backoff_ms(int attempts, uint64_t entropy)
{
    int64_t pause = PERK_BACKOFF_MS;
    for (int i = 1; i < attempts && pause < PERK_BACKOFF_MAX_MS; i++)
        pause *= 2;
    if (pause > PERK_BACKOFF_MAX_MS)
        pause = PERK_BACKOFF_MAX_MS;
    return pause / 2 + (int64_t)(entropy % (uint64_t)(pause / 2 + 1));
}

/* What the server asked for, but no longer than it may hold a client back. */
static int64_t asked_ms(int64_t after_ms)
{
    return after_ms < PERK_MAX_HOLD_MS ? after_ms : PERK_MAX_HOLD_MS;
}

/* A request that patience repeats more often than max_attempts keeps our pauses at least. */
static int64_t pause_ms(const perk_attempt *o)
{
    int64_t own = backoff_ms(o->attempts, o->entropy);
    if (o->after_ms < 0)
        return own;
    int64_t asked = asked_ms(o->after_ms);
    return o->attempts >= o->max_attempts && asked < own ? own : asked;
}

perk_verdict perk_retry_decide(const perk_attempt *o)
{
    perk_verdict verdict = {0};
    bool may = transient(o) && (o->replay == PERK_SAFE || server_cannot_have_acted(o));
    verdict.wait_ms = pause_ms(o);
    verdict.again = may && (o->attempts < o->max_attempts || o->patience_ms > 0) &&
                    verdict.wait_ms < o->remaining_ms + o->patience_ms;
    verdict.doubt = ambiguous(o);
    if (verdict.again)
        return verdict;
    if (verdict.doubt)
        verdict.flags |= PERK_ERR_OUTCOME_UNKNOWN;
    if ((o->replay == PERK_SAFE || !verdict.doubt) && (transient(o) || o->code == PERK_E_TIMEOUT))
        verdict.flags |= PERK_ERR_RETRYABLE;
    return verdict;
}
