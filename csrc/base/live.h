/*
 * live.h - the count of living public objects. The driver, which may be a separate library,
 * counts its objects here too: there is one count for each process.
 */
#ifndef PERK_BASE_LIVE_H
#define PERK_BASE_LIVE_H

#include <perk/perk.h>

/* A public object is born or dies: perk_live() counts them. */
PERK_API void perk_mem_born(void);
PERK_API void perk_mem_died(void);

#endif
