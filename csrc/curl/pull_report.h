/* pull_report.h - what has happened in a pull (perk_pull_report). */
#ifndef PERK_CURL_PULL_REPORT_H
#define PERK_CURL_PULL_REPORT_H

#include "curl/pull_state.h"

/* Counts an id that has failed, and keeps its error for the report. 0 or PERK_E_NOMEM. */
int perk_pull_report_failure(perk_pull *pull, const perk_pull_item *item);

#endif
