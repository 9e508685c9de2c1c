/* vec.h - arrays: their length, and growing them. */
#ifndef PERK_BASE_VEC_H
#define PERK_BASE_VEC_H

#include <stddef.h>

/* Items of an array whose size the compiler knows. */
#define PERK_COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Makes space for one more item after `count` in an array that doubles; 0 or PERK_E_NOMEM. */
int perk_vec_room(void **items, size_t count, size_t *cap, size_t item_size);

#endif
