#include "curl/pull_state.h"

#include "base/error.h"
#include "base/process.h"

int perk_pull_check(const perk_pull *pull, perk_error *err)
{
    if (pull->process != perk_process_number())
        return perk_error_set(err, PERK_E_STATE,
                              "this pull is the parent process's; make an engine and a pull in "
                              "the process that uses them");
    if (pull->broken)
        return perk_error_set(err, PERK_E_STATE, "this pull has failed; make a new one");
    return 0;
}

/* With an id of the type that the parameter takes. */
perk_call *perk_pull_try_call(perk_pull *pull, perk_error *err)
{
    perk_str key = perk_text_str(pull->options.key);
    if (perk_args_set_json(pull->args, key, PERK_LIT("1"), NULL) != 0 &&
        perk_args_set_json(pull->args, key, PERK_LIT("\"x\""), err) != 0)
        return NULL;
    return perk_call_new(pull->client, pull->args, err);
}
