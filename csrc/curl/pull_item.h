/* pull_item.h - an id of a pull, from when it is added to when its item has been handed out; lists
 * of them. */
#ifndef PERK_CURL_PULL_ITEM_H
#define PERK_CURL_PULL_ITEM_H

#include "base/buf.h"

typedef struct perk_pull_item {
    struct perk_pull_item *next; /* in the one list that it is in */
    uint64_t index;              /* of all ids that were added */
    perk_text *json;             /* the id as it was given */
    perk_text *id;               /* its text */
    bool usable;                 /* it is a text or a number, and not empty */
    size_t slot;                 /* once it has begun: also the tag of its call */
    perk_call *call;             /* until all pages are there */
    int action;                  /* what its call asks of the host; 0: nothing */
    perk_doc **pages;
    size_t page_count, page_room;
    perk_error *error; /* NULL: it has not failed */
    bool complete;     /* all pages are there, or it has failed */
    int64_t cut;       /* of the table, with the rows that its page has left there; 0: none */
    bool noted;        /* as done, in the checkpoint */
} perk_pull_item;

typedef struct perk_pull_list {
    perk_pull_item *first, **last;
    size_t count;
} perk_pull_list;

void perk_pull_list_init(perk_pull_list *list);
void perk_pull_list_put(perk_pull_list *list, perk_pull_item *item);
/* The first, out of the list; NULL when it is empty. */
perk_pull_item *perk_pull_list_take(perk_pull_list *list);
/* Appends the items of the second list, which is empty then. */
void perk_pull_list_join(perk_pull_list *list, perk_pull_list *more);
void perk_pull_list_free(perk_pull_list *list);

/* Items for the elements of a JSON list, in `out`: all, or none and PERK_E_PARSE or PERK_E_NOMEM.
 */
int perk_pull_items_read(perk_str ids_json, perk_pull_list *out, perk_error *err);
/* One more page, which it then owns. */
int perk_pull_item_keep(perk_pull_item *item, perk_doc *page);
/* Drops the call and, when it failed, the pages; `error` is copied. */
int perk_pull_item_complete(perk_pull_item *item, const perk_error *error);
void perk_pull_item_free(perk_pull_item *item);

#endif
