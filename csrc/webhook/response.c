/* The responses to a webhook's sender: one table for the handlers of all languages. Kard takes 200
 * for "done" and sends again after anything else, so an event that is being handled, or that
 * failed, must not get a 200. */
#include "base/str.h"
#include "base/vec.h"

typedef struct answer_row {
    int status;
    int retry_after; /* seconds; 0: the sender decides */
    const char *text;
} answer_row;

static const answer_row ANSWERS[] = {
    [PERK_RESPONSE_HANDLED] = {200, 0, "handled"},
    [PERK_RESPONSE_DUPLICATE] = {200, 0, "handled before"},
    [PERK_RESPONSE_BUSY] = {503, 10,
                            "another delivery of this event is being handled; send it again later"},
    [PERK_RESPONSE_FAILED] = {500, 0, "the event could not be handled; send it again later"},
    [PERK_RESPONSE_MALFORMED] = {400, 0, "the body is not a notification"},
    [PERK_RESPONSE_MISMATCH] = {401, 0, "notify-signature does not match the body"},
    [PERK_RESPONSE_UNSIGNED] = {403, 0, "notify-signature is missing"},
    [PERK_RESPONSE_METHOD] = {405, 0, "webhooks come by POST"},
    [PERK_RESPONSE_TOO_LARGE] = {413, 0, "the body is too large"},
    [PERK_RESPONSE_LENGTH] = {411, 0, "the size of the body is needed; send Content-Length"},
    [PERK_RESPONSE_FULL] = {503, 60, "the event cannot be recorded now; send it again later"},
};

static bool is_answer(int number)
{
    return number >= 0 && number < (int)(PERK_COUNT(ANSWERS));
}

int perk_response_status(int answer)
{
    return is_answer(answer) ? ANSWERS[answer].status : ANSWERS[PERK_RESPONSE_FAILED].status;
}

const char *perk_response_text(int answer)
{
    return is_answer(answer) ? ANSWERS[answer].text : "";
}

int perk_response_retry_after(int answer)
{
    return is_answer(answer) ? ANSWERS[answer].retry_after : 0;
}

int perk_verifier_screen(perk_verifier *verifier, perk_str body, perk_str signature,
                         size_t max_body, perk_error *err)
{
    perk_error why = PERK_ERROR_INIT;
    if (body.len > max_body)
        return PERK_RESPONSE_TOO_LARGE;
    if (!signature.len)
        return PERK_RESPONSE_UNSIGNED;
    int code = perk_verifier_check(verifier, body, signature, &why);
    if (code == PERK_E_SIGNATURE)
        return PERK_RESPONSE_MISMATCH;
    if (code != 0 && err && err->code == 0)
        *err = why;
    return code;
}
