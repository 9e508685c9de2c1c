/* Any bytes as a webhook's body. What must hold: what is taken for an event has a type, and a key
 * that is the same each time, is plain text without the body in it, and comes with its type; what
 * is rejected has a reason in one line. */
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

static bool is_plain(perk_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] <= ' ' || text.ptr[i] > '~')
            return false;
    return text.len > 1;
}

static void check_key(const perk_doc *event)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *key = perk_event_key(event, &err), *again = perk_event_key(event, &err);
    must(key && again && err.code == 0, "an event has a key");
    must(perk_str_eq(perk_text_str(key), perk_text_str(again)), "a key is the same each time");
    must(is_plain(perk_text_str(key)), "a key can be stored and logged anywhere");
    perk_text_free(key);
    perk_text_free(again);
}

static void check_event(const perk_doc *event)
{
    perk_error err = PERK_ERROR_INIT;
    must(perk_event_type(event).len > 0, "an event has a type");
    perk_event_status(event);
    check_key(event);
    perk_text *errors = perk_event_errors(event, &err);
    perk_doc *list = errors ? perk_doc_parse(perk_text_str(errors), 0, NULL) : NULL;
    must(!errors || list, "errors are JSON");
    perk_doc_unref(list);
    perk_text_free(errors);
    perk_text_free(perk_event_id(event, &err));
    perk_text_free(perk_event_issuer_id(event, &err));
    perk_text_free(perk_event_issuer_name(event, &err));
    must(err.code == 0, "what accompanies an event can be read");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *event = perk_event_parse((perk_str){(const char *)data, size}, &err);
    must(!event == !!err.code, "there is an event or an error");
    must(strchr(err.message, '\n') == NULL, "a message is one line");
    if (event)
        check_event(event);
    perk_doc_unref(event);
    must(perk_live() == 0, "nothing is left");
    return 0;
}
