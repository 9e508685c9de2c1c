/* format.h - what a text must look like, beyond being text. */
#ifndef PERK_ARGS_FORMAT_H
#define PERK_ARGS_FORMAT_H

#include "api/table.h"

bool perk_format_fits(perk_format format, perk_str text);

#endif
