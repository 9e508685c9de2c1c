/* A pull into a table: all rows of an id or none, chunks as they are full, and parts that are equal
 * whether the program was killed or not. */
#include "forking.h"
#include "pulling.h"

#include <dirent.h>
#include <fcntl.h>
#include <perk/perk_table.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/perk-pull-table-XXXXXX", options[160];

#define TEXT_MAX 1000000 /* of all rows, and how many there are at most */
#define LINES_MAX 10000
#define TABLE "{\"key\":\"user_id\",\"columns\":[\"id\"],\"chunk_rows\":50}"

static perk_table *new_table(const char *its_options)
{
    perk_error err = PERK_ERROR_INIT;
    const perk_op *op = perk_op_find(PERK_LIT("offers.list"), &err);
    perk_table *table = perk_table_new(op, perk_str_of(its_options), &err);
    if (!table)
        fail_msg("%s", err.message);
    return table;
}

static void into(const pulling *p, perk_table *table)
{
    perk_error err = PERK_ERROR_INIT;
    if (perk_pull_into(p->pull, table, &err) != 0)
        fail_msg("%s", err.message);
}

/* ---- rows as lines of text ---- */

static void print_text(FILE *out, const struct ArrowArray *column, int64_t row)
{
    int64_t at = row + column->offset;
    if (column->dictionary) { /* a text of a known set */
        at = ((const int32_t *)column->buffers[1])[at];
        column = column->dictionary;
    }
    const int32_t *offsets = column->buffers[1];
    const char *bytes = column->buffers[2];
    if (offsets[at + 1] > offsets[at])
        fwrite(bytes + offsets[at], 1, (size_t)(offsets[at + 1] - offsets[at]), out);
}

/* The first two columns, which are texts. Returns how many rows. */
static int64_t print_rows(FILE *out, struct ArrowArray *chunk)
{
    int64_t rows = chunk->length;
    for (int64_t i = 0; i < rows; i++) {
        print_text(out, chunk->children[0], i);
        fputc(' ', out);
        print_text(out, chunk->children[1], i);
        fputc('\n', out);
    }
    chunk->release(chunk);
    return rows;
}

static int64_t take_rows(perk_table *table, size_t part, int flush, FILE *out)
{
    struct ArrowArray chunk;
    int64_t rows = 0;
    int code;
    while ((code = perk_table_take(table, part, flush, &chunk, NULL)) == 1)
        rows += print_rows(out, &chunk);
    assert_int_equal(code, 0);
    return rows;
}

/* ---- without a checkpoint ---- */

static void an_id_has_all_its_rows_or_none(void **state)
{
    (void)state;
    for (int ordered = 0; ordered < 2; ordered++) {
        users_plan plan = users_faulty(400);
        plan.silent_user = -1;
        int64_t rows = 0;
        int chunks = 0, kind;
        pulling p;
        perk_table *table = new_table(TABLE);
        pulling_start(&p, &plan, ordered ? "{\"ordered\":true}" : "{}");
        into(&p, table);
        FILE *out = tmpfile();
        while ((kind = pulling_step(&p, 10000)) != PERK_PULL_ENDED) {
            if (kind != PERK_PULL_CHUNK)
                continue;
            chunks++;
            rows += take_rows(table, 0, 0, out);
        }
        rows += take_rows(table, 0, 1, out);
        assert_int_equal(p.items, 1); /* failed ids are items, others are rows */
        assert_int_equal(p.failed, 1);
        assert_int_equal(rows, pulling_rows(400));
        assert_int_equal(perk_table_rows(table, 0), rows);
        assert_true(chunks > 10);
        fclose(out);
        pulling_stop(&p);
        perk_table_unref(table);
    }
    assert_int_equal(perk_live(), 0);
}

static void a_table_is_given_before_the_first_id(void **state)
{
    (void)state;
    users_plan plan = {.users = 4, .offers = 1, .missing_user = -1, .silent_user = -1};
    perk_error err = PERK_ERROR_INIT;
    pulling p;
    perk_table *table = new_table("{}");
    const perk_op *other = perk_op_find(PERK_LIT("locations.list"), &err);
    perk_table *wrong = perk_table_new(other, PERK_NONE, &err);
    pulling_start(&p, &plan, "{}");
    assert_int_equal(perk_pull_into(p.pull, wrong, &err), PERK_E_INPUT);
    perk_table_unref(wrong);
    into(&p, table); /* without a key column */
    assert_int_equal(perk_pull_into(p.pull, table, NULL), PERK_E_STATE);
    pulling_run(&p);
    assert_int_equal(perk_table_rows(table, 0), 4);
    pulling_stop(&p);
    perk_table_unref(table);
    assert_int_equal(perk_live(), 0);
}

/* ---- parts, and a program that is killed ---- */

static FILE *open_part(const char *name, const char *ending, const char *mode)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s%s", folder, name, ending);
    FILE *file = fopen(path, mode);
    assert_non_null(file);
    return file;
}

/* Stores all chunks that are released, as one file for each part of the table. */
static void save(const pulling *p, perk_table *table, unsigned number)
{
    char name[32];
    perk_error err = PERK_ERROR_INIT;
    snprintf(name, sizeof name, "%d-%u", (int)getpid(), number);
    static const char *const endings[] = {".rows", ".categories", ".pairs"};
    assert_int_equal(perk_table_part_count(table), 3);
    for (size_t part = 0; part < 3; part++) {
        FILE *file = open_part(name, endings[part], "w");
        take_rows(table, part, 0, file);
        fclose(file);
    }
    if (perk_pull_saved(p->pull, perk_str_of(name), &err) != 0)
        fail_msg("%s", err.message);
}

/* Reports each part that it saved, and goes on when the parent answers: it is killed while its
 * engine works, at the same part whatever else the machine does. */
static void run_child(int port, unsigned users, int parent)
{
    char byte;
    unsigned saved = 0;
    int kind;
    pulling p;
    perk_table *table = new_table(TABLE);
    signal(SIGSEGV, SIG_DFL); /* cmocka would go on with the next test, in the child */
    signal(SIGABRT, SIG_DFL);
    pulling_begin(&p, port, users, options);
    into(&p, table);
    do {
        kind = pulling_step(&p, 10000);
        if (kind != PERK_PULL_CHUNK && kind != PERK_PULL_ENDED)
            continue;
        save(&p, table, saved++);
        if (write(parent, "s", 1) != 1 || read(parent, &byte, 1) != 1)
            _exit(1);
    } while (kind != PERK_PULL_ENDED);
    pulling_end(&p);
    perk_table_unref(table);
    _exit(perk_live() == 0 ? 0 : 2);
}

/* Kills it after it saved `most` parts (0: never); true when it came to its end before. */
static bool run(int port, unsigned users, unsigned most)
{
    int ends[2], status;
    char byte;
    unsigned saved = 0;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(port, users, ends[1]);
    }
    close(ends[1]);
    while (read(ends[0], &byte, 1) == 1) {
        if (++saved == most)
            kill(child, SIGKILL);
        else
            assert_int_equal(write(ends[0], "g", 1), 1);
    }
    close(ends[0]);
    waitpid(child, &status, 0);
    if (WIFEXITED(status))
        assert_int_equal(WEXITSTATUS(status), 0);
    else
        assert_int_equal(WTERMSIG(status), SIGKILL);
    return WIFEXITED(status);
}

typedef struct lines {
    char *text, **at;
    size_t len, count;
} lines;

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_part(lines *all, const char *name, const char *ending)
{
    FILE *file = open_part(name, ending, "r");
    all->len += fread(all->text + all->len, 1, TEXT_MAX - 1 - all->len, file);
    fclose(file);
}

/* The lines of the parts that the checkpoint names, sorted. */
static lines gather(const char *ending)
{
    char line[65536];
    lines all = {.text = calloc(1, TEXT_MAX), .at = calloc(LINES_MAX, sizeof(char *))};
    FILE *state = open_part("state", "", "r");
    assert_true(all.text && all.at);
    while (fgets(line, sizeof line, state)) {
        char *saved = strstr(line, "\"saved\":\"");
        if (!saved)
            continue;
        saved += strlen("\"saved\":\"");
        saved[strcspn(saved, "\"")] = '\0';
        read_part(&all, saved, ending);
    }
    fclose(state);
    for (char *at = all.text; *at && all.count < LINES_MAX; at++) {
        all.at[all.count++] = at;
        at += strcspn(at, "\n");
        *at = '\0';
    }
    qsort(all.at, all.count, sizeof *all.at, compare);
    return all;
}

static void free_lines(lines *all)
{
    free(all->text);
    free(all->at);
}

static void assert_same(lines a, lines b)
{
    assert_int_equal(a.count, b.count);
    for (size_t i = 0; i < a.count; i++)
        assert_string_equal(a.at[i], b.at[i]);
    free_lines(&a);
    free_lines(&b);
}

static void forget_state(void)
{
    char path[64];
    snprintf(path, sizeof path, "%s/state", folder);
    unlink(path);
}

static void parts_are_equal_whether_it_was_killed_or_not(void **state)
{
    (void)state;
    enum { USERS = 500 };
    if (!CAN_FORK_BESIDE_THREADS)
        skip();
    users_plan plan = users_faulty(USERS);
    plan.silent_user = -1;
    plan.quota_after = 0;
    int port = users_start(0, &plan);
    unsigned kills = 0;
    while (!run(port, USERS, 2))
        kills++;
    assert_in_range(kills, 5, 30);
    lines rows = gather(".rows"), pairs = gather(".pairs");
    assert_int_equal(rows.count, pulling_rows(USERS));
    unsigned long pages = users_count().pages;
    forget_state();
    assert_true(run(port, USERS, 0));
    assert_same(rows, gather(".rows"));
    assert_same(pairs, gather(".pairs"));
    print_message("%u users, killed %u times: %lu pages instead of %u\n", USERS, kills, pages,
                  pulling_pages(USERS) - 1);
    users_stop();
}

static void what_was_taken_and_not_saved_is_fetched_again(void **state)
{
    (void)state;
    users_plan plan = {.users = 40, .offers = 2, .missing_user = -1, .silent_user = -1};
    plan.empty_every = 4;
    int port = users_start(0, &plan);
    forget_state();
    for (int i = 0; i < 2; i++) {
        pulling p;
        perk_table *table = new_table(TABLE);
        pulling_begin(&p, port, 40, options);
        into(&p, table);
        FILE *out = tmpfile();
        for (int kind; (kind = pulling_step(&p, 10000)) != PERK_PULL_ENDED;)
            if (kind == PERK_PULL_CHUNK)
                take_rows(table, 0, 0, out);
        take_rows(table, 0, 1, out);
        /* Ids without rows are done. */
        assert_int_equal(perk_table_rows(table, 0), 60);
        fclose(out);
        /* Of part 0 alone: the others are not taken. */
        assert_int_equal(perk_pull_saved(p.pull, PERK_NONE, NULL), PERK_E_STATE);
        pulling_end(&p);
        perk_table_unref(table);
    }
    users_stop();
    assert_int_equal(perk_live(), 0);
}

/* As when the disk is full. The ids of the line that was lost must not look stored later on. */
static void a_pull_ends_with_a_line_that_is_not_stored(void **state)
{
    (void)state;
    users_plan plan = {.users = 4, .offers = 1, .missing_user = -1, .silent_user = -1};
    struct rlimit before;
    pulling p;
    perk_table *table = new_table(TABLE);
    forget_state();
    pulling_begin(&p, users_start(0, &plan), 4, options);
    into(&p, table);
    while (pulling_step(&p, 10000) != PERK_PULL_ENDED)
        ;
    FILE *out = tmpfile();
    for (size_t part = 0; part < perk_table_part_count(table); part++)
        take_rows(table, part, 0, out);
    fclose(out);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){1, before.rlim_max});
    assert_int_equal(perk_pull_saved(p.pull, PERK_NONE, NULL), PERK_E_INPUT);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(perk_pull_saved(p.pull, PERK_LIT("part-2"), NULL), PERK_E_STATE);
    pulling_end(&p);
    perk_table_unref(table);
    users_stop();
    assert_int_equal(perk_live(), 0);
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(options, sizeof options, "{\"checkpoint\":\"%s/state\"}", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    DIR *files = opendir(folder);
    for (const struct dirent *file; files && (file = readdir(files));)
        if (file->d_name[0] != '.')
            unlinkat(dirfd(files), file->d_name, 0);
    if (files)
        closedir(files);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_has_all_its_rows_or_none),
        cmocka_unit_test(a_table_is_given_before_the_first_id),
        cmocka_unit_test(parts_are_equal_whether_it_was_killed_or_not),
        cmocka_unit_test(what_was_taken_and_not_saved_is_fetched_again),
        cmocka_unit_test(a_pull_ends_with_a_line_that_is_not_stored),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
