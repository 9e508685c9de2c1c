/* engine_options.h - the options of an engine, and reading them. */
#ifndef PERK_CURL_ENGINE_OPTIONS_H
#define PERK_CURL_ENGINE_OPTIONS_H

#include <perk/perk.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct perk_engine_options {
    size_t max_in_flight, queue;
    bool parser;
} perk_engine_options;

/* `json` is an object, or absent. 0; PERK_E_INPUT, _PARSE, _NAME, _TYPE or _RANGE. */
int perk_engine_options_read(perk_engine_options *options, perk_str json, perk_error *err);

#endif
