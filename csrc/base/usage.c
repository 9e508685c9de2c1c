/* Errors of language packages, which find them where the core is not asked. */
#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"

typedef struct usage {
    int code;
    const char *pointer, *text;
} usage;

static const usage usages[] = {
    [PERK_USAGE_CLIENT_CLOSED] = {PERK_E_STATE, NULL, "this client was closed"},
    [PERK_USAGE_OFFER_NOT_LISTED] = {PERK_E_STATE, NULL,
                                     "no client listed this offer, or it was copied to another "
                                     "process: use offers.activate with its id"},
    [PERK_USAGE_NOT_A_WRITE] = {PERK_E_TYPE, "write",
                                "write: an error of this library or the name of an operation is "
                                "needed here"},
    [PERK_USAGE_NOTHING_IN_DOUBT] =
        {PERK_E_STATE, "write",
         "write: this error carries no write whose outcome is in doubt; "
         "name the operation and give its arguments again"},
    [PERK_USAGE_OUTCOMES_WITHOUT_CLIENT] = {PERK_E_STATE, NULL,
                                            "these outcomes have no client any more; use reconcile "
                                            "of a client with the operation and its items"},
    [PERK_USAGE_TWO_TOKEN_STORES] = {PERK_E_INPUT, "token_store",
                                     "token_store and token_file: give one of them"},
    [PERK_USAGE_NOT_A_TOKEN_STORE] = {PERK_E_TYPE, "token_store",
                                      "token_store: needs the functions load and save"},
    [PERK_USAGE_STORED_TOKEN] = {PERK_E_TYPE, "token_store",
                                 "token_store: load must return a token and its remaining seconds"},
    [PERK_USAGE_NO_TOKEN] = {PERK_E_MISSING, "token",
                             "token: auth is 'token', so give a token, or a function that returns "
                             "one"},
    [PERK_USAGE_LONG_FILE] = {PERK_E_LIMIT, "max_bytes", "the file holds more than max_bytes"},
    [PERK_USAGE_LONG_ROW] = {PERK_E_LIMIT, "max_row", "a row is longer than max_row"},
    [PERK_USAGE_DRIVER_OPTION] = {PERK_E_INPUT, "transport",
                                  "transport: it replaces libcurl, so give no options of libcurl"},
    [PERK_USAGE_NOT_A_DEDUP_STORE] = {PERK_E_TYPE, "dedup_store",
                                      "dedup_store: needs the functions claim and release"},
    [PERK_USAGE_NOT_IDS] = {PERK_E_TYPE, "ids",
                            "ids: a text, or anything that gives one id after another, is needed; "
                            "of a whole table give one column"},
    [PERK_USAGE_PULL_TRANSPORT] = {PERK_E_STATE, "transport",
                                   "transport: many ids are fetched by libcurl only; loop over "
                                   "them with this client, or make one without a transport"},
    [PERK_USAGE_TABLE_STREAMED] = {PERK_E_STATE, NULL,
                                   "the rows of this table went into a stream or into files, and "
                                   "are read once; make the table again"},
    [PERK_USAGE_LOG_LEVEL] = {PERK_E_INPUT, "PERK_LOG",
                              "PERK_LOG: give 'info' or 'debug', or unset this variable"},
};

int perk_usage_error(int which, perk_error *err)
{
    if (which <= 0 || (size_t)which >= PERK_COUNT(usages))
        return perk_error_set(err, PERK_E_INPUT, "no such error of a language package: %d", which);
    const usage *found = &usages[which];
    return perk_error_set_at(err, found->code, perk_str_of(found->pointer), "%s", found->text);
}

/* Of a list of names, those after the first 64 are never suggested. */
typedef struct words {
    char space[2048];
    const char *at[64];
    size_t count;
} words;

static const char *word_at(const void *context, size_t index)
{
    return ((const words *)context)->at[index];
}

static void split(words *out, perk_str names)
{
    perk_buf copy;
    perk_buf_init_on(&copy, out->space, sizeof out->space);
    out->count = 0;
    while (names.len && out->count < PERK_COUNT(out->at)) {
        size_t len = perk_str_find(names, ' ');
        const char *word = out->space + copy.len;
        perk_buf_put(&copy, perk_str_upto(names, len));
        perk_buf_putc(&copy, '\0');
        if (copy.failed)
            return;
        out->at[out->count++] = word;
        names = perk_str_from(names, len + (len < names.len));
    }
}

int perk_usage_unknown(perk_str noun, perk_str name, perk_str names, perk_error *err)
{
    words known;
    split(&known, names);
    return perk_error_no_such(noun, name, perk_str_nearest(name, word_at, &known, known.count),
                              err);
}
