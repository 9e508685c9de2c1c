/* echo.h - a sink that writes what it receives: ctx is a perk_writer. Integers outside int64 pass
 * through as written. */
#ifndef PERK_TEST_ECHO_H
#define PERK_TEST_ECHO_H

#include "json/scan.h"
#include "json/write.h"

extern const perk_sink echo_sink;

/* The text through scanner and writer: owned, NULL with err. */
perk_text *echo(perk_str text, size_t max_depth, perk_error *err);

#endif
