/* The checkpoint of a pull: what a run that was killed leaves, and what the next one does with it.
 */
#include "forking.h"
#include "pulling.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEAD_LEN 124 /* of the file's first line, with its end */

static char folder[] = "/tmp/perk-pull-XXXXXX", path[64], options[160];

/* ---- the file ---- */

static void write_file(const char *text, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    fclose(file);
}

static size_t read_file(char *text, size_t size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return 0;
    size_t len = fread(text, 1, size - 1, file);
    text[len] = '\0';
    fclose(file);
    return len;
}

static void file_is(const char *lines)
{
    char text[4096];
    size_t len = read_file(text, sizeof text);
    assert_true(len >= HEAD_LEN);
    assert_string_equal(text + HEAD_LEN, lines);
}

/* ---- pulls ---- */

static const users_plan plain = {.users = 5, .offers = 1, .missing_user = 3, .silent_user = -1};

static int start_server(const users_plan *plan)
{
    int port = users_start(0, plan);
    assert_true(port > 0);
    unlink(path);
    return port;
}

static void begin(pulling *p, int port, unsigned users)
{
    pulling_begin(p, port, users, options);
}

static void refused(int port, const char *operation, const char *shared, const char *message)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = pulling_client(port);
    perk_driver *driver = perk_driver_new(&err);
    perk_engine *engine = perk_engine_new(driver, PERK_NONE, &err);
    perk_args *args = perk_args_new(perk_op_find(perk_str_of(operation), &err), &err);
    assert_int_equal(perk_args_set_all(args, perk_str_of(shared), &err), 0);
    assert_null(perk_pull_new(engine, client, args, perk_str_of(options), &err));
    assert_string_equal(err.message, message);
    assert_string_equal(err.pointer, "checkpoint");
    assert_int_equal(err.code, PERK_E_INPUT);
    perk_args_free(args);
    perk_engine_free(engine);
    perk_driver_free(driver);
    perk_client_unref(client);
}

static void skipped_is(const pulling *p, const char *count)
{
    char wanted[32];
    snprintf(wanted, sizeof wanted, "\"skipped\":%s,", count);
    perk_text *report = pulling_report(p);
    if (!strstr(perk_text_str(report).ptr, wanted))
        fail_msg("not %s: %s", wanted, perk_text_str(report).ptr);
    perk_text_free(report);
}

static void what_is_done_is_skipped_and_what_failed_is_not(void **state)
{
    (void)state;
    pulling p;
    int port = start_server(&plain);
    begin(&p, port, 2);
    pulling_run(&p);
    pulling_end(&p);
    begin(&p, port, 5);
    pulling_run(&p);
    assert_int_equal(p.items, 3);
    assert_int_equal(p.failed, 1);
    skipped_is(&p, "2");
    pulling_end(&p);
    begin(&p, port, 5);
    pulling_run(&p);
    assert_int_equal(p.items, 1);
    assert_int_equal(p.failed, 1);
    skipped_is(&p, "4");
    pulling_end(&p);
    users_stop();
    assert_int_equal(perk_live(), 0);
}

/* As often as it was done, so that a list with an id twice is as long after a resume. */
static void an_id_that_is_there_twice_is_skipped_twice(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    pulling p;
    int port = start_server(&plain);
    for (int run = 0; run < 3; run++) {
        begin(&p, port, 5);
        p.given = 5;
        assert_int_equal(perk_pull_add(p.pull, PERK_LIT("[\"u-1\"]"), &err), 0);
        if (run)
            assert_int_equal(perk_pull_add(p.pull, PERK_LIT("[\"u-1\"]"), &err), 0);
        perk_pull_end_ids(p.pull);
        pulling_run(&p);
        assert_int_equal(p.items, run < 2);
        skipped_is(&p, run == 0 ? "0" : run == 1 ? "1" : "2");
        pulling_end(&p);
    }
    users_stop();
    assert_int_equal(perk_live(), 0);
}

static void ids_may_contain_anything(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    pulling p;
    perk_pull_event event;
    int port = start_server(&(users_plan){.users = 5, .missing_user = -1, .silent_user = -1});
    const char *ids = "[\"u-1\\n\\\"]}\\u0000\\u00e9\\ud83d\\ude00\"]";
    for (int run = 0; run < 2; run++) {
        begin(&p, port, 1);
        assert_int_equal(perk_pull_add(p.pull, perk_str_of(ids), &err), 0);
        perk_pull_end_ids(p.pull);
        int kind = perk_pull_next(p.pull, &event, -1, &err);
        assert_int_equal(kind, run ? PERK_PULL_ENDED : PERK_PULL_ITEM);
        if (!run && event.error)
            fail_msg("%s", event.error->message);
        perk_pull_next(p.pull, &event, -1, &err);
        pulling_end(&p);
    }
    file_is("{\"done\":[\"u-1\\n\\\"]}\\u0000\xc3\xa9\xf0\x9f\x98\x80\"]}\n");
    users_stop();
    assert_int_equal(perk_live(), 0);
}

static void an_item_is_done_when_the_next_event_is_asked_for(void **state)
{
    (void)state;
    pulling p;
    char text[4096];
    int port = start_server(&plain);
    begin(&p, port, 1);
    while (pulling_step(&p, 5000) != PERK_PULL_ITEM)
        ;
    assert_int_equal(read_file(text, sizeof text), HEAD_LEN);
    assert_int_equal(pulling_step(&p, 5000), PERK_PULL_ENDED);
    file_is("{\"done\":[\"u-0\"]}\n");
    pulling_end(&p);
    users_stop();
}

/* ---- damage ---- */

static void a_torn_last_line_is_dropped(void **state)
{
    (void)state;
    char text[4096];
    pulling p;
    int port = start_server(&plain);
    begin(&p, port, 1);
    pulling_run(&p);
    pulling_end(&p);
    size_t len = read_file(text, sizeof text);
    for (size_t cut = 1; cut < len; cut++) {
        write_file(text, len - cut);
        begin(&p, port, 1);
        pulling_run(&p);
        assert_int_equal(p.items, 1);
        pulling_end(&p);
        file_is("{\"done\":[\"u-0\"]}\n");
    }
    users_stop();
    assert_int_equal(perk_live(), 0);
}

static void what_is_no_checkpoint_of_this_pull_is_left_alone(void **state)
{
    (void)state;
    char text[4096];
    pulling p;
    int port = start_server(&plain);
    begin(&p, port, 1);
    refused(port, "offers.list", "{}", "the checkpoint cannot be used: another pull is using it");
    pulling_run(&p);
    pulling_end(&p);
    refused(port, "offers.list", "{\"page_size\":5}",
            "the checkpoint cannot be used: it is of other arguments; continue with those it was "
            "begun with, or give this pull its own file");
    refused(port, "locations.list", "{}",
            "the checkpoint cannot be used: it is of another operation; give each pull its own "
            "file");
    size_t len = read_file(text, sizeof text);
    file_is("{\"done\":[\"u-0\"]}\n");

    text[len - 3] = '}';
    write_file(text, len);
    refused(port, "offers.list", "{}", "the checkpoint cannot be used: line 2 is damaged");
    for (int ended = 0; ended < 2; ended++) {
        write_file("user_id\nu-1\n", ended ? 12 : 6);
        refused(port, "offers.list", "{}",
                "the checkpoint cannot be used: it is another kind of file");
        assert_int_equal(read_file(text, sizeof text), ended ? 12 : 6);
    }
    users_stop();
    assert_int_equal(perk_live(), 0);
}

static void a_file_that_cannot_be_written_is_found_at_the_start(void **state)
{
    (void)state;
    char kept[sizeof options];
    memcpy(kept, options, sizeof kept);
    snprintf(options, sizeof options, "{\"checkpoint\":\"%s/none/state\"}", folder);
    refused(1, "offers.list", "{}", "the checkpoint cannot be used: its folder does not exist");
    snprintf(options, sizeof options, "{\"checkpoint\":\"%s\"}", folder);
    refused(1, "offers.list", "{}", "the checkpoint cannot be used: it is a folder");
    snprintf(options, sizeof options, "{\"checkpoint\":\"\"}");
    refused(1, "offers.list", "{}",
            "the checkpoint cannot be used: its name is empty, or contains a NUL");
    snprintf(options, sizeof options, "{\"checkpoint\":\"/dev/full\"}");
    refused(1, "offers.list", "{}", "the checkpoint cannot be used: it is not a regular file");
    memcpy(options, kept, sizeof kept);
    assert_int_equal(perk_live(), 0);
}

/* As when the disk is full. */
static void a_line_that_cannot_be_written_ends_the_pull_and_leaves_no_half(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    pulling p;
    int port = start_server(&plain), kind;
    struct rlimit before;
    begin(&p, port, 2);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){HEAD_LEN + 8, before.rlim_max});
    while (p.items == 0)
        pulling_step(&p, 5000);
    kind = perk_pull_next(p.pull, &event, 5000, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(kind, PERK_E_INPUT);
    assert_string_equal(err.message, "the checkpoint cannot be written");
    assert_int_equal(perk_pull_next(p.pull, &event, 5000, NULL), PERK_E_STATE);
    pulling_end(&p);
    file_is("");
    users_stop();
    assert_int_equal(perk_live(), 0);
}

static void nobody_else_may_read_it(void **state)
{
    (void)state;
    pulling p;
    struct stat info;
    int port = start_server(&plain);
    begin(&p, port, 1);
    pulling_end(&p);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    users_stop();
}

/* ---- killed ---- */

/* In a child: writes the number of each user that is complete, until it is killed. */
static void run_child(int port, unsigned users, int out)
{
    pulling p;
    pulling_begin(&p, port, users, options);
    for (unsigned at = 0; pulling_step(&p, 10000) != PERK_PULL_ENDED; at = p.items)
        if (p.items > at && !p.failed_now && write(out, &p.last, sizeof p.last) != sizeof p.last)
            _exit(1);
    pulling_end(&p);
    _exit(perk_live() == 0 ? 0 : 2);
}

/* Reads what the child writes, up to `most` users; then it is killed. How many came in all. */
static unsigned read_child(int in, pid_t child, unsigned most, unsigned char *seen)
{
    unsigned user, count = 0;
    while (read(in, &user, sizeof user) == sizeof user) {
        seen[user]++;
        if (++count == most)
            kill(child, SIGKILL);
    }
    return count;
}

static void run(int port, unsigned users, unsigned most, unsigned char *seen)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0)
        run_child(port, users, ends[1]);
    close(ends[1]);
    unsigned count = read_child(ends[0], child, most, seen);
    close(ends[0]);
    waitpid(child, &status, 0);
    if (count < most)
        assert_int_equal(status, 0);
}

static void a_run_that_is_killed_goes_on_where_it_was(void **state)
{
    (void)state;
    enum { USERS = 600, RUNS = 8 };
    if (!CAN_FORK_BESIDE_THREADS)
        skip();
    unsigned char seen[USERS] = {0};
    users_plan plan = users_faulty(USERS);
    plan.silent_user = -1;
    plan.quota_after = 0;
    int port = start_server(&plan);
    for (unsigned i = 1; i <= RUNS; i++)
        run(port, USERS, i < RUNS ? 70 + i : USERS + 1, seen);
    unsigned doubled = 0;
    for (unsigned i = 0; i < USERS; i++) {
        if (seen[i] < 1 && (int)i != plan.missing_user)
            fail_msg("user %u is lost", i);
        doubled += seen[i] > 1 ? seen[i] - 1u : 0;
    }
    /* At most the one in hand, each time that it was killed. */
    assert_in_range(doubled, 0, RUNS - 1);
    users_counts counts = users_count();
    print_message("%u users, killed %d times: %u twice, %lu pages instead of %u\n", USERS, RUNS - 1,
                  doubled, counts.pages, pulling_pages(USERS) - 1);
    users_stop();
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/state", folder);
    snprintf(options, sizeof options, "{\"checkpoint\":\"%s\"}", path);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_that_is_killed_goes_on_where_it_was),
        cmocka_unit_test(what_is_done_is_skipped_and_what_failed_is_not),
        cmocka_unit_test(an_id_that_is_there_twice_is_skipped_twice),
        cmocka_unit_test(ids_may_contain_anything),
        cmocka_unit_test(an_item_is_done_when_the_next_event_is_asked_for),
        cmocka_unit_test(a_torn_last_line_is_dropped),
        cmocka_unit_test(what_is_no_checkpoint_of_this_pull_is_left_alone),
        cmocka_unit_test(a_file_that_cannot_be_written_is_found_at_the_start),
        cmocka_unit_test(a_line_that_cannot_be_written_ends_the_pull_and_leaves_no_half),
        cmocka_unit_test(nobody_else_may_read_it),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
