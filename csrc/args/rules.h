/* rules.h - what the given members of an object ask of each other. */
#ifndef PERK_ARGS_RULES_H
#define PERK_ARGS_RULES_H

#include "args/location.h"

/* The members of an object that was checked, by the number of their field. */
typedef struct perk_members {
    void *ctx;
    bool (*given)(void *ctx, size_t field);    /* or filled in */
    perk_str (*text)(void *ctx, size_t field); /* {NULL,0} when it is not a text */
} perk_members;

/* 0, or the code of the run's error. */
int perk_rules_check(const perk_location *at, const perk_object *object,
                     const perk_members *members);

#endif
