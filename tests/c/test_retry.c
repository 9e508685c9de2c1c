/* The retry policy: which failures are repeated, after how long, and what is reported about those
 * that are not. */
#include "call/retry.h"

#include "vector.h"

enum { AGAIN = 1, UNKNOWN = 2, LATER = 4 };

typedef struct judgement {
    perk_replay replay;
    int code, status;
    bool sent;
    int64_t after_ms;
    int verdict;
} judgement;

static const judgement judgements[] = {
    {PERK_SAFE, PERK_E_CONNECT, 0, false, -1, AGAIN},
    {PERK_SAFE, PERK_E_TRANSPORT, 0, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_TIMEOUT, 0, true, -1, LATER},
    {PERK_SAFE, PERK_E_CANCELLED, 0, true, -1, 0},
    {PERK_SAFE, PERK_E_LIMIT, 0, true, -1, 0},
    {PERK_SAFE, PERK_E_API, 408, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_RATE_LIMIT, 429, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_SERVER, 500, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_SERVER, 501, true, -1, 0},
    {PERK_SAFE, PERK_E_SERVER, 502, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_SERVER, 503, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_SERVER, 504, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_SERVER, 505, true, -1, 0},
    {PERK_SAFE, PERK_E_CONFLICT, 409, true, -1, 0},
    {PERK_SAFE, PERK_E_REPLY, 200, true, -1, 0},
    {PERK_SINGLE, PERK_E_CONNECT, 0, false, -1, AGAIN},
    {PERK_SINGLE, PERK_E_TRANSPORT, 0, false, -1, AGAIN},
    {PERK_SINGLE, PERK_E_TRANSPORT, 0, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_TIMEOUT, 0, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_TIMEOUT, 0, false, -1, LATER},
    {PERK_SINGLE, PERK_E_CANCELLED, 0, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_LIMIT, 0, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_API, 408, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_RATE_LIMIT, 429, true, -1, AGAIN},
    {PERK_SINGLE, PERK_E_SERVER, 500, true, 0, UNKNOWN},
    {PERK_SINGLE, PERK_E_SERVER, 501, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_SERVER, 503, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_SERVER, 503, true, 0, AGAIN},
    {PERK_SINGLE, PERK_E_SERVER, 504, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_CONFLICT, 409, true, -1, 0},
    {PERK_SINGLE, PERK_E_BAD_REQUEST, 400, true, -1, 0},
    {PERK_SINGLE, PERK_E_REPLY, 201, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_API, 100, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_API, -1, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_API, 301, true, -1, 0},
    {PERK_SINGLE, PERK_E_API, 302, true, -1, 0},
    {PERK_SINGLE, PERK_E_API, 303, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_API, 304, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_API, 307, true, -1, 0},
    {PERK_SINGLE, PERK_E_API, 308, true, -1, 0},
    {PERK_SINGLE, PERK_E_NOMEM, 201, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_NOMEM, 0, true, -1, UNKNOWN},
    {PERK_SINGLE, PERK_E_NOMEM, 0, false, -1, 0},
    {PERK_SAFE, PERK_E_API, 303, true, -1, 0},
    {PERK_SAFE, PERK_E_API, 304, true, -1, 0},
    {PERK_SAFE, PERK_E_NOMEM, 200, true, -1, 0},
};

/* PUT and DELETE: they are repeated like reads, but their outcome may be unknown. */
static const judgement repeatable_writes[] = {
    {PERK_SAFE, PERK_E_TRANSPORT, 0, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_TIMEOUT, 0, true, -1, LATER | UNKNOWN},
    {PERK_SAFE, PERK_E_TIMEOUT, 0, false, -1, LATER},
    {PERK_SAFE, PERK_E_CANCELLED, 0, true, -1, UNKNOWN},
    {PERK_SAFE, PERK_E_LIMIT, 0, true, -1, UNKNOWN},
    {PERK_SAFE, PERK_E_SERVER, 501, true, -1, UNKNOWN},
    {PERK_SAFE, PERK_E_RATE_LIMIT, 429, true, -1, AGAIN},
    {PERK_SAFE, PERK_E_CONFLICT, 409, true, -1, 0},
    {PERK_SAFE, PERK_E_REPLY, 200, true, -1, UNKNOWN},
    {PERK_SAFE, PERK_E_API, 303, true, -1, UNKNOWN},
    {PERK_SAFE, PERK_E_API, 304, true, -1, UNKNOWN},
    {PERK_SAFE, PERK_E_API, 302, true, -1, 0},
    {PERK_SAFE, PERK_E_NOMEM, 200, true, -1, UNKNOWN},
    {PERK_SAFE, PERK_E_NOMEM, 0, false, -1, 0},
};

/* The provider's own code goes before the status. */
static const struct {
    perk_again hint;
    judgement that;
} hint[] = {
    {PERK_AGAIN_NEVER, {PERK_SINGLE, PERK_E_PENDING_CART, 500, true, -1, 0}},
    {PERK_AGAIN_NEVER, {PERK_SINGLE, PERK_E_CONFLICT, 200, true, -1, 0}},
    {PERK_AGAIN_SOON, {PERK_SINGLE, PERK_E_CONFLICT, 504, true, -1, AGAIN}},
    {PERK_AGAIN_SOON, {PERK_SINGLE, PERK_E_CONFLICT, 200, true, -1, AGAIN}},
    {PERK_AGAIN_UNSURE, {PERK_SINGLE, PERK_E_SERVER, 200, true, -1, UNKNOWN}},
    {PERK_AGAIN_UNSURE, {PERK_SINGLE, PERK_E_SERVER, 400, true, -1, UNKNOWN}},
    {PERK_AGAIN_UNSURE, {PERK_SINGLE, PERK_E_SERVER, 429, true, -1, AGAIN}},
    {PERK_AGAIN_NEVER, {PERK_SAFE, PERK_E_CONFLICT, 503, true, 0, 0}},
    {PERK_AGAIN_SOON, {PERK_SAFE, PERK_E_CONFLICT, 409, true, -1, AGAIN}},
    {PERK_AGAIN_UNSURE, {PERK_SAFE, PERK_E_SERVER, 200, true, -1, AGAIN}},
};

static perk_attempt outcome_of(const judgement *j)
{
    return (perk_attempt){.replay = j->replay,
                          .write = j->replay == PERK_SINGLE,
                          .code = j->code,
                          .http_status = j->status,
                          .sent = j->sent,
                          .after_ms = j->after_ms,
                          .attempts = 1,
                          .max_attempts = 3,
                          .remaining_ms = 60000};
}

static void expect_verdict(size_t row, const perk_attempt *o, int expected)
{
    perk_verdict v = perk_retry_decide(o);
    int verdict = (v.again ? AGAIN : 0) | (v.flags & PERK_ERR_OUTCOME_UNKNOWN ? UNKNOWN : 0) |
                  (v.flags & PERK_ERR_RETRYABLE ? LATER : 0);
    if (verdict != expected)
        fail_msg("row %zu: %d, not %d", row, verdict, expected);
}

static void each_failure_is_judged(void **state)
{
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(judgements); i++) {
        perk_attempt o = outcome_of(&judgements[i]);
        expect_verdict(i, &o, judgements[i].verdict);
    }
    for (size_t i = 0; i < PERK_COUNT(hint); i++) {
        perk_attempt o = outcome_of(&hint[i].that);
        o.hint = hint[i].hint;
        expect_verdict(i, &o, hint[i].that.verdict);
    }
    for (size_t i = 0; i < PERK_COUNT(repeatable_writes); i++) {
        perk_attempt o = outcome_of(&repeatable_writes[i]);
        o.write = true;
        expect_verdict(i, &o, repeatable_writes[i].verdict);
    }
}

static void attempts_run_out(void **state)
{
    (void)state;
    perk_attempt o = outcome_of(&(judgement){PERK_SAFE, PERK_E_SERVER, 500, true, -1, 0});
    o.attempts = 3;
    perk_verdict v = perk_retry_decide(&o);
    assert_false(v.again);
    assert_int_equal(v.flags, PERK_ERR_RETRYABLE);
}

static void a_repeatable_write_that_gave_up_is_unknown_and_may_be_repeated(void **state)
{
    (void)state;
    perk_attempt o = outcome_of(&(judgement){PERK_SAFE, PERK_E_SERVER, 500, true, -1, 0});
    o.write = true;
    o.attempts = 3;
    assert_int_equal(perk_retry_decide(&o).flags, PERK_ERR_RETRYABLE | PERK_ERR_OUTCOME_UNKNOWN);
}

static void pauses_double_within_their_bounds(void **state)
{
    (void)state;
    static const int64_t full[] = {500, 1000, 2000, 4000, 8000, 8000, 8000};
    for (int attempts = 1; attempts <= 7; attempts++) {
        perk_attempt o = outcome_of(&(judgement){PERK_SAFE, PERK_E_SERVER, 500, true, -1, 0});
        o.attempts = attempts;
        o.max_attempts = 10;
        for (uint64_t entropy = 0; entropy < 20000; entropy += 37) {
            o.entropy = entropy;
            int64_t wait = perk_retry_decide(&o).wait_ms;
            assert_in_range(wait, full[attempts - 1] / 2, full[attempts - 1]);
        }
    }
}

static void never_waits_past_the_deadline(void **state)
{
    (void)state;
    perk_attempt o = outcome_of(&(judgement){PERK_SINGLE, PERK_E_RATE_LIMIT, 429, true, 60000, 0});
    assert_false(perk_retry_decide(&o).again);
    o.remaining_ms = 60001;
    assert_true(perk_retry_decide(&o).again);
    o.remaining_ms = 0;
    o.after_ms = 0;
    assert_false(perk_retry_decide(&o).again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_failure_is_judged), cmocka_unit_test(attempts_run_out),
        cmocka_unit_test(a_repeatable_write_that_gave_up_is_unknown_and_may_be_repeated),
        cmocka_unit_test(pauses_double_within_their_bounds),
        cmocka_unit_test(never_waits_past_the_deadline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
