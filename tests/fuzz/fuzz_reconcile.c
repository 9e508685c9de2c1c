/* Any bytes as the reply that shows a write, or that is changed and sent back. What must hold:
 * each write has a verdict and a reason; nothing counts as not done unless the reply was a resource
 * or a list; what is sent back names a known type. */

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

static const struct {
    const char *op, *args;
} writes[] = {
    {"children.create", "{\"organization_id\":\"o\",\"child\":{\"name\":\"North\"}}"},
    {"children.update",
     "{\"organization_id\":\"o\",\"child_id\":\"c\",\"child\":{\"name\":\"North\"}}"},
    {"users.delete", "{\"organization_id\":\"o\",\"user_id\":\"u\"}"},
    {"placements.update", "{\"organization_id\":\"o\",\"placement_id\":\"p\",\"placement\":{"
                          "\"type\":\"inAppPlacement\",\"name\":\"Home\"}}"},
    {"capillary.carts.cancel", "{\"customer_id\":7,\"evaluation_id\":\"e\"}"},
    {"capillary.codes.link", "{\"customer_id\":7,\"code\":\"X1\",\"mode\":\"DISCOUNT\"}"},
};

static void interpret(const perk_op *op, perk_str args_json, const perk_doc *reply)
{
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = perk_args_new(op, &err);
    perk_args_set_strict(args, 0);
    must(perk_args_set_all(args, args_json, &err) == 0, err.message);
    perk_reconcile *reconcile = perk_reconcile_new(&err);
    must(perk_reconcile_add(reconcile, args, &err) == 0 && perk_reconcile_next(reconcile, &err),
         "there is a read");
    must(perk_reconcile_page(reconcile, reply, &err) >= 0 &&
             perk_reconcile_end(reconcile, 0, &err) == 0,
         "it can be interpreted");
    must(perk_reconcile_reason(reconcile, 0).len > 0, "there is a reason");
    int kind = perk_doc_kind(reply), outcome = perk_reconcile_at(reconcile, 0);
    must(outcome != PERK_REJECTED ||
             ((kind == PERK_DOC_ONE || kind == PERK_DOC_MANY) && !perk_doc_errors(reply).ptr),
         "a reply that shows nothing proves nothing");
    perk_reconcile_free(reconcile);
    perk_args_free(args);
}

static void send_back(const perk_doc *reply)
{
    static const struct {
        const char *op, *changes;
    } rows[] = {{"users.update", "{\"organization_id\":\"o\",\"user_id\":\"u\",\"email\":null}"},
                {"placements.update",
                 "{\"organization_id\":\"o\",\"placement_id\":\"p\",\"name\":\"Home\"}"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_modify *modify = perk_modify_new(perk_op_find(perk_str_of(rows[i].op), NULL),
                                              perk_str_of(rows[i].changes), 0, &err);
        must(modify != NULL, err.message);
        perk_args *args = perk_modify_write(modify, reply, &err);
        must(!args == !!err.code, "there is a write or an error");
        perk_args_free(args);
        perk_modify_free(modify);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    perk_doc *reply = perk_doc_parse((perk_str){(const char *)data, size}, 0, NULL);
    for (size_t i = 0; reply && i < sizeof writes / sizeof *writes; i++)
        interpret(perk_op_find(perk_str_of(writes[i].op), NULL), perk_str_of(writes[i].args),
                  reply);
    if (reply)
        send_back(reply);
    perk_doc_unref(reply);
    must(perk_live() == 0, "nothing is left");
    return 0;
}
