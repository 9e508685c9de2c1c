/*
 * parts.h - what a document is made of. Private to jsonapi/.
 *
 * A document keeps one copy of the body, one table of rows (48 bytes each, and never more than one
 * for PERK_ROW_BYTES of the body, so that a body of nothing but "{}" elements does not cost many
 * times its size) and the few texts that differ from the body because they hold escapes. Places are
 * offsets: below the body's length into the body, from there on into `texts`.
 */
#ifndef PERK_JSONAPI_PARTS_H
#define PERK_JSONAPI_PARTS_H

#include "api/table.h"
#include "base/buf.h"
#include "jsonapi/origin.h"
#include "jsonapi/span.h"
#include "jsonapi/types.h"

#include <stdatomic.h>

typedef struct { /* without a tag: the table has one of this name */
    uint32_t at, len;
} perk_place;

struct perk_resource {
    perk_doc *doc;
    perk_place json, type, id;
    perk_place attributes, relationships; /* len 0: none */
};

typedef struct perk_rows { /* a run of the table */
    uint32_t first, count;
} perk_rows;

typedef struct perk_link {
    perk_place name, value;
} perk_link;

typedef struct perk_item_errors perk_item_errors;

struct perk_doc {
    atomic_size_t refs;
    int kind, http_status;
    bool secret; /* the body is to be wiped */
    perk_str body;
    perk_buf texts;
    perk_resource *table;
    size_t rows, rows_cap;
    perk_rows primary, included;
    uint32_t dropped, dropped_included;      /* how many there were (perk_doc_drop_rows) */
    perk_str data, meta, errors, links_json; /* {NULL,0}: absent */
    perk_str odd_data, odd_included; /* lists that hold other things than objects, of which no row
                                        is made; {NULL,0}: none */
    bool enveloped;                  /* the primary data is a member `data` */
    perk_link *links;
    size_t link_count, link_cap;
    perk_str cursor; /* inside the body or `cursor_text` */
    perk_text *cursor_text;
    const perk_resource **order; /* by bucket; a cache, made by the first look-up */
    uint32_t *starts; /* where each bucket begins in `order`; one more than there are buckets */
    size_t bucket_mask;
    perk_list_cursor list; /* a cache: the list of attributes that was asked for last, */
    const perk_resource *list_of;
    perk_buf list_path;
    perk_related related; /* a cache: the relationship that was asked for last, */
    const perk_resource *related_from;
    perk_buf related_name;
    perk_next next;
    const perk_resource_kind *plain; /* of resources that carry no type; NULL: unknown */
    const perk_provider *provider;   /* whose reply it is; NULL when parsed by hand */
    perk_origin origin;
    perk_item_errors *item_errors; /* a cache, made when they are first asked for */
};

#endif
