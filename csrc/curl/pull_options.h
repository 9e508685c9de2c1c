/* pull_options.h - the options of a pull, and reading them. */
#ifndef PERK_CURL_PULL_OPTIONS_H
#define PERK_CURL_PULL_OPTIONS_H

#include "base/str.h"

#define PERK_PULL_CALL_OPTIONS 8 /* one pull takes at most so many options of calls */

/* An option of each call. */
typedef struct perk_pull_call_option {
    perk_text *name;
    int64_t value;
} perk_pull_call_option;

typedef struct perk_pull_options {
    perk_text *key, *checkpoint, *headers; /* NULL: not given */
    bool ordered;
    size_t max_in_flight;
    perk_pull_call_option call[PERK_PULL_CALL_OPTIONS];
    size_t call_count;
} perk_pull_options;

/* `json` is an object, or absent. Names that are not a pull's own are kept for the calls. 0;
 * PERK_E_PARSE, PERK_E_TYPE, PERK_E_RANGE, PERK_E_NAME, PERK_E_NOMEM. */
int perk_pull_options_read(perk_pull_options *options, perk_str json, perk_error *err);
/* Sets those of a call. */
int perk_pull_options_apply(const perk_pull_options *options, perk_call *call, perk_error *err);
void perk_pull_options_free(perk_pull_options *options);

#endif
