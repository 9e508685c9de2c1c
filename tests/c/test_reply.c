/* What reply headers report about waiting. */
#include "call/reply.h"

#include "api/table.h"
#include "base/limits.h"
#include "vector.h"

typedef struct hint {
    const char *headers[6]; /* name, value, ... */
    int status;
    int64_t ms;
} hint;

#define DATE "Date", "Tue, 03 Mar 2026 10:00:00 GMT"

static const hint hints[] = {
    {{NULL}, 429, -1},
    {{"Retry-After", "3"}, 503, 3000},
    {{"retry-after", " 0 "}, 503, 0},
    {{"Retry-After", "-1"}, 503, -1},
    {{"Retry-After", "soon"}, 503, -1},
    {{"Retry-After", "99999999999999999999"}, 503, -1},
    {{"Retry-After", "9223372036854775807"}, 503, 366LL * 86400000},
    {{"Retry-After-Ms", "250", "Retry-After", "3"}, 503, 250},
    {{DATE, "Retry-After", "Tue, 03 Mar 2026 10:00:05 GMT"}, 503, 5000},
    {{DATE, "Retry-After", "Tue, 03 Mar 2026 09:59:00 GMT"}, 503, 0},
    {{DATE, "Retry-After", "Tue, 31 Feb 2026 09:59:00 GMT"}, 503, -1},
    {{"Retry-After", "Tue, 03 Mar 2026 10:00:05 GMT"}, 503, -1},
    {{"Retry-After", "1772532005"},
     429,
     PERK_HOLD_UNSURE_MS}, /* a time, and no Date to compare it with */
    {{"Retry-After", "1772532005000"}, 429, PERK_HOLD_UNSURE_MS},
    {{DATE, "Retry-After", "1772532005"}, 429, 5000},
    {{DATE, "Retry-After", "1772532005000"}, 429, 5000},
    {{DATE, "Retry-After", "1772531000"}, 429, 0},
    {{"Retry-After", "999999999"}, 429, 366LL * 86400000},
    {{"Retry-After-Ms", "1772532005"}, 429, 1772532005},
    {{DATE, "Kard-Api-Usage-Quota-Reset", "1772532009"}, 429, 9000},
    {{"Kard-Api-Usage-Quota-Reset", "9"}, 429, 9000},
    {{"Kard-Api-Usage-Quota-Reset", "9"}, 503, -1},
    {{"Kard-Api-Usage-Quota-Reset", "9", "Retry-After", "2"}, 429, 2000},
};

static void hints_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(hints); i++) {
        perk_reply reply;
        perk_reply_clear(&reply);
        for (size_t j = 0; j + 1 < 6 && hints[i].headers[j]; j += 2)
            perk_reply_note(&reply, perk_str_of(hints[i].headers[j]),
                            perk_str_of(hints[i].headers[j + 1]));
        int64_t ms = perk_reply_after_ms(&reply, hints[i].status);
        if (ms != hints[i].ms)
            fail_msg("row %zu: %lld, not %lld", i, (long long)ms, (long long)hints[i].ms);
    }
}

typedef struct reported {
    const char *headers[6];
    int status;
    int64_t wait_ms;
    bool unsure;
    int64_t resets_at;
} reported;

#define REMAINING "Kard-Api-Usage-Quota-Remaining"
#define RESET "Kard-Api-Usage-Quota-Reset"

static const reported reports[] = {
    {{NULL}, 200, -1, false, 1000},
    {{NULL}, 429, -1, false, 1000},
    {{"Retry-After", "3"}, 429, 3000, false, 1000},
    {{"Retry-After", "0"}, 429, 0, false, 1000},
    {{"Retry-After", "3"}, 503, -1, false, 1000},
    {{REMAINING, "4"}, 200, 0, false, 1000},
    {{REMAINING, "0", RESET, "8"}, 200, 8000, false, 9000},
    {{REMAINING, "0", RESET, "8", "Retry-After", "2"}, 429, 8000, false, 9000},
    {{REMAINING, "0", RESET, "8", "Retry-After", "20"}, 429, 20000, false, 9000},
    {{REMAINING, "0"}, 200, -1, false, 1000},
    {{REMAINING, "0", RESET, "0"}, 200, -1, false, 1000},
    {{REMAINING, "0", RESET, "1772532005"},
     200,
     PERK_HOLD_UNSURE_MS,
     true,
     1000 + PERK_HOLD_UNSURE_MS},
    {{DATE, REMAINING, "0", RESET, "1772532005"}, 200, 5000, false, 6000},
    {{DATE, REMAINING, "0", RESET, "1772532005000"}, 200, 5000, false, 6000},
};

static void what_replies_report_about_sending_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(reports); i++) {
        const reported *row = &reports[i];
        perk_reply reply;
        perk_rate_report report = {.at = 1000};
        perk_reply_clear(&reply);
        for (size_t j = 0; j + 1 < 6 && row->headers[j]; j += 2)
            perk_reply_note(&reply, perk_str_of(row->headers[j]), perk_str_of(row->headers[j + 1]));
        perk_reply_rate(&reply, row->status, &report);
        if (report.wait_ms != row->wait_ms || report.unsure != row->unsure ||
            report.quota.resets_at != row->resets_at)
            fail_msg("row %zu: %lld", i, (long long)report.wait_ms);
    }
}

static void only_known_headers_of_sane_length_are_kept(void **state)
{
    (void)state;
    static char huge[200];
    perk_reply reply;
    perk_reply_clear(&reply);
    perk_reply_note(&reply, PERK_LIT("Set-Cookie"), PERK_LIT("a=b"));
    perk_reply_note(&reply, PERK_LIT("X-Request-Id"), (perk_str){huge, sizeof huge});
    perk_reply_note(&reply, PERK_LIT("X-CAP-RequestID"), PERK_LIT(" r-1 "));
    assert_null(perk_reply_get(&reply, PERK_LIT("set-cookie")).ptr);
    assert_null(perk_reply_get(&reply, PERK_LIT("x-request-id")).ptr);
    assert_true(perk_str_eq(perk_reply_request_id(&reply), PERK_LIT("r-1")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hints_are_read),
        cmocka_unit_test(what_replies_report_about_sending_is_read),
        cmocka_unit_test(only_known_headers_of_sane_length_are_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
