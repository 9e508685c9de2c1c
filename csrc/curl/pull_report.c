#include "curl/pull_report.h"

#include "base/limits.h"

static void write_failure(perk_writer *out, const perk_pull_item *item)
{
    const perk_error *error = item->error;
    perk_write_begin(out, '{');
    perk_write_pair_int(out, "index", (int64_t)item->index);
    perk_write_pair_str(out, "id", perk_text_str(item->id));
    perk_write_pair_int(out, "code", error->code);
    perk_write_pair_str(out, "message", perk_str_of(error->message));
    perk_write_pair_int(out, "http_status", error->http_status);
    perk_write_end(out, '}');
}

int perk_pull_report_failure(perk_pull *pull, const perk_pull_item *item)
{
    perk_writer out;
    pull->counts.failed++;
    if (pull->failure_count == PERK_MAX_PULL_FAILURES)
        return 0;
    perk_writer_init(&out, SIZE_MAX / 4);
    write_failure(&out, item);
    if (pull->failure_count++)
        perk_buf_putc(&pull->failures, ',');
    perk_buf_put(&pull->failures, perk_buf_str(&out.out));
    int code = out.code ? PERK_E_NOMEM : pull->failures.failed;
    perk_writer_free(&out);
    return code;
}

static void write_count(perk_writer *out, const char *name, uint64_t count)
{
    perk_write_pair_int(out, name, (int64_t)count);
}

/* `elements` are JSON already. */
static void write_list(perk_writer *out, const char *name, const perk_buf *elements)
{
    perk_write_pair_begin(out, name, '[');
    if (elements && elements->len)
        perk_write_raw(out, perk_buf_str(elements));
    perk_write_end(out, ']');
}

perk_text *perk_pull_report(const perk_pull *pull, perk_error *err)
{
    perk_writer out;
    perk_engine_stats_t stats;
    const perk_pull_counts *counts = &pull->counts;
    perk_engine_stats(pull->engine, &stats);
    perk_writer_init(&out, SIZE_MAX / 4);
    perk_write_begin(&out, '{');
    write_count(&out, "ids", counts->ids);
    write_count(&out, "done", counts->done);
    write_count(&out, "failed", counts->failed);
    write_count(&out, "skipped", counts->skipped);
    write_count(&out, "pages", counts->pages);
    write_count(&out, "requests", stats.requests - counts->requests);
    write_count(&out, "retries", stats.retries - counts->retries);
    perk_write_key(&out, PERK_LIT("paused_s"));
    perk_write_real(&out, (double)counts->paused_ms / 1000);
    write_list(&out, "saved", pull->checkpoint ? &pull->checkpoint->notes : NULL);
    write_list(&out, "failures", &pull->failures);
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}
