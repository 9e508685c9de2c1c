/*
 * The offers of many users as CSV. User ids come from standard input, one per line; the table goes
 * to standard output.
 *
 *     cc -o offers_csv examples/c/offers_csv.c $(pkg-config --cflags --libs perk_curl)
 *     PERK_CLIENT_ID=… PERK_CLIENT_SECRET=… PERK_ORGANIZATION_ID=… \
 *         ./offers_csv pull.state <users.txt >>offers.csv
 *
 * With a checkpoint (the optional argument) a run that was interrupted continues where it was:
 * append its output. Users that fail are reported on standard error, and the others go on; the next
 * run tries them again.
 */
#include <perk/perk_engine.h>
#include <perk/perk_pull.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static perk_str text(const char *given)
{
    return (perk_str){given, given ? strlen(given) : 0};
}

_Noreturn static void stop(const char *what, const perk_error *err)
{
    fprintf(stderr, "offers_csv: %s: %s\n", what, err->message);
    exit(1);
}

/* ---- setting up ---- */

static perk_client *make_client(perk_error *err)
{
    static const char *const settings[][2] = {
        {"base_url", "PERK_BASE_URL"},
        {"client_id", "PERK_CLIENT_ID"},
        {"client_secret", "PERK_CLIENT_SECRET"},
        {"organization_id", "PERK_ORGANIZATION_ID"},
    };
    perk_config *config = perk_config_new(text("kard"), err);
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        if (getenv(settings[i][1]))
            perk_config_set(config, text(settings[i][0]), text(getenv(settings[i][1])), err);
    perk_client *client = config && err->code == 0 ? perk_client_new(config, err) : NULL;
    perk_config_free(config);
    return client;
}

/* {"checkpoint": "…"}; NULL without one. Paths with quotes or backslashes are not for here. */
static perk_str options(char *space, size_t size, const char *checkpoint)
{
    if (!checkpoint)
        return text(NULL);
    snprintf(space, size, "{\"checkpoint\": \"%s\"}", checkpoint);
    return text(space);
}

/* ---- ids ---- */

/* As many lines of input as the pull wants, as a JSON list. */
static void add_users(perk_pull *pull, perk_error *err)
{
    char line[512], ids[65536] = "[";
    size_t len = 1, wants = perk_pull_wants(pull);
    while (wants && len + sizeof line + 8 < sizeof ids) {
        if (!fgets(line, sizeof line, stdin)) {
            perk_pull_end_ids(pull);
            break;
        }
        line[strcspn(line, "\r\n\"\\")] = '\0';
        if (!line[0])
            continue;
        len += (size_t)snprintf(ids + len, sizeof ids - len, "%s\"%s\"", len > 1 ? "," : "", line);
        wants--;
    }
    ids[len++] = ']';
    if (perk_pull_add(pull, (perk_str){ids, len}, err) != 0)
        stop("ids", err);
}

/* ---- rows ---- */

static void print_cell(perk_str cell, char end)
{
    putchar('"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"')
            putchar('"');
        putchar(cell.ptr[i]);
    }
    putchar('"');
    putchar(end);
}

static void print_attribute(const perk_resource *offer, const char *path, char end)
{
    perk_text *value = perk_resource_str(offer, text(path), NULL);
    print_cell(perk_text_str(value), end);
    perk_text_free(value);
}

static void print_offers(perk_str user, const perk_doc *page)
{
    for (size_t i = 0; i < perk_doc_count(page); i++) {
        const perk_resource *offer = perk_doc_at(page, i);
        perk_str value = perk_resource_attr(offer, text("userReward.value"));
        print_cell(user, ',');
        print_cell(perk_resource_id(offer), ',');
        print_attribute(offer, "name", ',');
        print_attribute(offer, "userReward.type", ',');
        printf("%.*s,", (int)value.len, value.ptr ? value.ptr : "");
        print_attribute(offer, "expirationDate", '\n');
    }
}

/* An item counts as done when the next event is asked for: so its rows must have left the program
 * before. */
static void print_item(perk_pull *pull, const perk_pull_event *item)
{
    if (item->error)
        fprintf(stderr, "%.*s: %s\n", (int)item->id.len, item->id.ptr, item->error->message);
    for (size_t i = 0; i < item->page_count; i++) {
        perk_doc *page = perk_pull_page(pull, i);
        print_offers(item->id, page);
        perk_doc_unref(page);
    }
    fflush(stdout);
}

static void run(perk_pull *pull, perk_error *err)
{
    perk_pull_event event;
    for (;;) {
        int kind = perk_pull_next(pull, &event, -1, err);
        if (kind < 0)
            stop("pull", err);
        else if (kind == PERK_PULL_ENDED)
            return;
        else if (kind == PERK_PULL_WANTS_IDS)
            add_users(pull, err);
        else if (kind == PERK_PULL_ITEM)
            print_item(pull, &event);
        else if (kind == PERK_PULL_PAUSED)
            fprintf(stderr, "the API asks to wait, for %lld s\n",
                    (long long)event.resumes_in_ms / 1000);
    }
}

int main(int argc, char **argv)
{
    char space[1024];
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = make_client(&err);
    perk_driver *driver = client ? perk_driver_new(&err) : NULL;
    perk_engine *engine = driver ? perk_engine_new(driver, text(NULL), &err) : NULL;
    perk_args *args = engine ? perk_args_new(perk_op_find(text("offers.list"), &err), &err) : NULL;
    perk_pull *pull =
        args ? perk_pull_new(engine, client, args,
                             options(space, sizeof space, argc > 1 ? argv[1] : NULL), &err)
             : NULL;
    if (!pull)
        stop("setup", &err);
    run(pull, &err);
    perk_text *report = perk_pull_report(pull, &err);
    fprintf(stderr, "%s\n", perk_text_str(report).ptr);
    perk_text_free(report);
    perk_pull_free(pull);
    perk_args_free(args);
    perk_engine_free(engine);
    perk_driver_free(driver);
    perk_client_unref(client);
    return 0;
}
