/* engine_exit.h - engines that run when the process ends. exit() has handlers of libcurl's and of
 * libcrypto's that must not run while a thread uses them, so engines are closed first. */
#ifndef PERK_CURL_ENGINE_EXIT_H
#define PERK_CURL_ENGINE_EXIT_H

#include "curl/engine_state.h"

/* An engine has its threads; it is about to be freed. */
void perk_engine_exit_watch(perk_engine *engine);
void perk_engine_exit_forget(perk_engine *engine);

#endif
