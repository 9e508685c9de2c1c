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
