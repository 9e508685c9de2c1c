/* doc.h - making documents, beyond perk.h. */
#ifndef PERK_JSONAPI_DOC_H
#define PERK_JSONAPI_DOC_H

#include "base/buf.h"
#include "jsonapi/origin.h"
#include "jsonapi/walk.h"

#include <perk/perk.h>

/* How a body is read. All zero: nothing but the document is made of it. */
typedef struct perk_reading {
    int http_status;
    size_t max_depth;
    const perk_op *op;         /* whose reply it is */
    perk_drift *drift;         /* where to note what the table does not know; NULL: nowhere */
    const perk_row_sink *sink; /* takes the resources while they are scanned; NULL: none */
    void *ctx;                 /* the sink's */
    /* The body is wiped when the document is freed, since it may hold a token: that of a login, of
     * a raw call (which may be one), of an operation that the table marks as reply_secret, a text
     * that the host parses, and a reply in which the mask found something (call/read.c). Replies of
     * other operations hold none; wiping them costs as much as a copy. */
    bool secret;
} perk_reading;

/* Takes the body over and leaves it empty; after a failure it is as it was. With a sink, a document
 * leaves the sink's page open: the caller ends it (end_page). */
perk_doc *perk_doc_read(perk_buf *body, const perk_reading *how, perk_error *err);
/* The same of a copy. */
perk_doc *perk_doc_new(perk_str body, const perk_reading *how, perk_error *err);
/* A body that is not JSON, kept as it came (PERK_DOC_BYTES). Takes it over, as perk_doc_read. */
perk_doc *perk_doc_bytes(perk_buf *body, int http_status, perk_error *err);
/* A copy of a body that can be taken over; false: no memory. */
bool perk_doc_copy(perk_buf *copy, perk_str body);

/* Walks the resources that a document has, primary ones first; 0 or PERK_E_NOMEM. */
int perk_doc_walk(const perk_doc *doc, perk_walk *walk);

/* The provider whose reply it is. */
void perk_doc_set_provider(perk_doc *doc, const perk_provider *provider);
/* The exchange that it came from, whose headers it takes over. */
void perk_doc_set_origin(perk_doc *doc, const perk_origin *origin);
/* It turned out to hold a secret: as perk_reading.secret. */
void perk_doc_set_secret(perk_doc *doc);
/* Forgets the resources, which are elsewhere now; their counts stay. */
void perk_doc_drop_rows(perk_doc *doc);

#endif
