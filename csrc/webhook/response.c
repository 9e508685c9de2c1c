/* The responses to a webhook's sender: one table for the handlers of all languages. Kard takes 200
 * for "done" and sends again after anything else, so an event that is being handled, or that
 * failed, must not get a 200. */
#include "base/str.h"
#include "base/vec.h"

typedef struct answer_row {
    int status;
    const char *text;
} answer_row;

static const answer_row ANSWERS[] = {
    [PERK_RESPONSE_HANDLED] = {200, "handled"},
    [PERK_RESPONSE_DUPLICATE] = {200, "handled before"},
    [PERK_RESPONSE_BUSY] = {503,
                            "another delivery of this event is being handled; send it again later"},
    [PERK_RESPONSE_FAILED] = {500, "the event could not be handled; send it again later"},
    [PERK_RESPONSE_MALFORMED] = {400, "the body is not a notification"},
    [PERK_RESPONSE_MISMATCH] = {401, "notify-signature does not match the body"},
    [PERK_RESPONSE_UNSIGNED] = {403, "notify-signature is missing"},
    [PERK_RESPONSE_METHOD] = {405, "webhooks come by POST"},
    [PERK_RESPONSE_TOO_LARGE] = {413, "the body is too large"},
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
