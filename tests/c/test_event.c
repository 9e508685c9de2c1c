/* Deliveries checked before parsing, their responses, and events when memory is short. What
 * events answer is in vectors. */
#include "base/str.h"
#include "failmalloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define BODY PERK_LIT("{\"data\":{\"type\":\"earnedRewardApproved\",\"id\":\"n-1\"}}")
#define SIGNATURE PERK_LIT("vN5ghQHW+ZoTqo50niftcyLAOK4OmdHVXhIVqAMY/uM=") /* under "test_key" */

static const char placement[] =
    "{\"data\":{\"type\":\"pushNotificationPlacementFile\",\"id\":\"p\\u002d1\",\"attributes\":{"
    "\"downloadUrl\":"
    "\"https:\\/\\/files.invalid\\/"
    "a-name-long-enough-to-outgrow-the-first-block-of-a-buffer?signature=s\"}},"
    "\"meta\":{\"issuerId\":\"i\\u002d1\",\"issuerName\":\"Heron\"},\"errors\":{\"title\":\"late\"}"
    "}";
static const char capillary[] = "{\"eventName\":\"cartPromotionEarned\",\"eventId\":\"e\\u002f1\","
                                "\"orgId\":1,\"data\":{\"promotionId\":\"p\"}}";
static const char legacy[] = "{\"user\":{\"referringPartnerUserId\":\"\\u0061na\"},\"transaction\":"
                             "{\"issuerTransactionId\":\"t\"}}";

static perk_verifier *keyed(void)
{
    perk_verifier *verifier = perk_verifier_new(NULL);
    assert_int_equal(perk_verifier_add_key(verifier, PERK_LIT("other_key"), NULL), 0);
    assert_int_equal(perk_verifier_add_key(verifier, PERK_LIT("test_key"), NULL), 0);
    return verifier;
}

static void a_delivery_is_judged_by_size_and_signature(void **state)
{
    (void)state;
    perk_verifier *verifier = keyed();
    perk_str unsigned_ = PERK_NONE, hex = PERK_LIT("bcde608501d6f99a13aa8e749e27ed7322c0");
    assert_int_equal(perk_verifier_screen(verifier, BODY, SIGNATURE, PERK_WEBHOOK_MAX, NULL),
                     PERK_RESPONSE_HANDLED);
    assert_int_equal(perk_verifier_screen(verifier, BODY, SIGNATURE, BODY.len, NULL),
                     PERK_RESPONSE_HANDLED);
    assert_int_equal(perk_verifier_screen(verifier, BODY, SIGNATURE, BODY.len - 1, NULL),
                     PERK_RESPONSE_TOO_LARGE);
    assert_int_equal(perk_verifier_screen(verifier, BODY, unsigned_, PERK_WEBHOOK_MAX, NULL),
                     PERK_RESPONSE_UNSIGNED);
    assert_int_equal(perk_verifier_screen(verifier, BODY, PERK_LIT(""), PERK_WEBHOOK_MAX, NULL),
                     PERK_RESPONSE_UNSIGNED);
    assert_int_equal(perk_verifier_screen(verifier, BODY, hex, PERK_WEBHOOK_MAX, NULL),
                     PERK_RESPONSE_MISMATCH);
    assert_int_equal(
        perk_verifier_screen(verifier, PERK_LIT("{}"), SIGNATURE, PERK_WEBHOOK_MAX, NULL),
        PERK_RESPONSE_MISMATCH);
    perk_verifier_free(verifier);
}

static void without_keys_nothing_is_judged(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_verifier *verifier = perk_verifier_new(NULL);
    assert_int_equal(perk_verifier_screen(verifier, BODY, SIGNATURE, PERK_WEBHOOK_MAX, &err),
                     PERK_E_STATE);
    assert_int_equal(err.code, PERK_E_STATE);
    perk_verifier_free(verifier);
}

static void only_what_was_handled_is_answered_200(void **state)
{
    (void)state;
    static const int statuses[] = {200, 200, 503, 500, 400, 401, 403, 405, 413, 411, 503};
    for (int answer = 0; answer <= PERK_RESPONSE_FULL; answer++) {
        assert_int_equal(perk_response_status(answer), statuses[answer]);
        assert_true(perk_response_text(answer)[0] != '\0');
        assert_int_equal(perk_response_retry_after(answer) > 0, statuses[answer] == 503);
    }
    for (int odd = -1; odd <= 99; odd += 100) {
        assert_int_equal(perk_response_status(odd), 500);
        assert_string_equal(perk_response_text(odd), "");
        assert_int_equal(perk_response_retry_after(odd), 0);
    }
}

static void a_document_that_is_no_event_has_neither_type_nor_key(void **state)
{
    (void)state;
    static const char *const bodies[] = {"{\"data\":[]}", "7", "{\"errors\":[]}",
                                         "{\"data\":{\"id\":\"x\"}}"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_doc *doc = perk_doc_parse(perk_str_of(bodies[i]), 0, NULL);
        assert_null(perk_event_type(doc).ptr);
        assert_int_equal(perk_event_status(doc), PERK_EVENT_UNKNOWN);
        assert_null(perk_event_key(doc, &err));
        assert_int_equal(err.code, PERK_E_STATE);
        assert_null(perk_event_issuer_id(doc, NULL));
        assert_null(perk_event_errors(doc, NULL));
        perk_doc_unref(doc);
    }
}

static int reading(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *event = perk_event_parse(perk_str_of(ctx), &err);
    if (event) {
        perk_text_free(perk_event_key(event, &err));
        perk_text_free(perk_event_id(event, &err));
        perk_text_free(perk_event_issuer_id(event, &err));
        perk_text_free(perk_event_issuer_name(event, &err));
        perk_text_free(perk_event_errors(event, &err));
    }
    perk_doc_unref(event);
    return err.code;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    assert_true(failmalloc_each_foreign(reading, (void *)placement) >= 10);
    assert_true(failmalloc_each_foreign(reading, (void *)legacy) >= 5);
    assert_true(failmalloc_each_foreign(reading, (void *)capillary) >= 5);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_delivery_is_judged_by_size_and_signature),
        cmocka_unit_test(without_keys_nothing_is_judged),
        cmocka_unit_test(only_what_was_handled_is_answered_200),
        cmocka_unit_test(a_document_that_is_no_event_has_neither_type_nor_key),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
