/* driver.h - what an engine has of a driver. */
#ifndef PERK_CURL_DRIVER_H
#define PERK_CURL_DRIVER_H

#include "curl/transport.h"

#include <perk/perk_curl.h>

/* The driver's options; perk_driver_free then needs one more call before it frees them. */
const perk_transport *perk_driver_share(perk_driver *driver);

#endif
