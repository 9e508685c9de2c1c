/* build.h - requests of operations. */
#ifndef PERK_REQUEST_BUILD_H
#define PERK_REQUEST_BUILD_H

#include "request/request.h"

/* perk_request_build, with parameters that replace those of args (the paging cursor); `override` is
 * a JSON object or NULL. */
perk_request *perk_request_build_with(const perk_client *client, const perk_args *args,
                                      const struct json_t *override, perk_error *err);

#endif
