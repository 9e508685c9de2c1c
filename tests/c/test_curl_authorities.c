/* Which file of trusted certificates is read when the caller names none; and that a file which was
 * named is all that is trusted. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "base/vec.h"
#include "curl/authorities.h"
#include "vector.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <perk/perk_curl.h>
#include <stdlib.h>
#include <string.h>

#define HERE "/dev/null"     /* it exists everywhere */
#define A_FILE "/etc/passwd" /* a regular one, which everybody can read */
#define ABSENT "/absent/certificates.pem"

/* In place of libcurl's: notes which folders of certificates were turned off. */
static int folders_off;

#undef curl_easy_setopt
__attribute__((visibility("default"))) CURLcode curl_easy_setopt(CURL *easy, CURLoption option, ...)
{
    static CURLcode (*theirs)(CURL *, CURLoption, ...);
    va_list rest;
    va_start(rest, option);
    void *value = va_arg(rest, void *); /* numbers are as wide */
    va_end(rest);
    if (!theirs)
        *(void **)&theirs = dlsym(RTLD_NEXT, "curl_easy_setopt");
    folders_off += (option == CURLOPT_CAPATH || option == CURLOPT_PROXY_CAPATH) && !value;
    return theirs(easy, option, value);
}

static void the_first_place_that_exists_is_chosen(void **state)
{
    static const char *const none[] = {ABSENT, NULL}, *const second[] = {ABSENT, HERE, NULL};
    const struct {
        perk_authority_places places;
        bool found;
        const char *file;
    } cases[] = {
        {{.usual = none}, false, NULL},
        {{.usual = second}, true, HERE},
        {{.built_file = ABSENT, .usual = second}, true, HERE},
        {{.built_file = HERE, .usual = second}, true, NULL},
        {{.built_file = ABSENT, .built_dir = "/", .usual = second}, true, NULL},
        {{.variable = "", .built_file = HERE, .usual = second}, true, NULL},
        {{.variable = ABSENT, .built_file = HERE, .usual = second}, true, ABSENT},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_authorities chosen = perk_authorities_choose(&cases[i].places);
        bool same_file =
            cases[i].file ? chosen.file && strcmp(chosen.file, cases[i].file) == 0 : !chosen.file;
        if (chosen.found != cases[i].found || !same_file || (chosen.name != NULL) != chosen.found)
            fail_msg("case %zu: %s", i, chosen.file ? chosen.file : "none");
    }
}

/* A request that fails at once; how many folders were turned off for it. */
static int folders_off_with(const char *ca_file)
{
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    perk_config_set(config, PERK_LIT("base_url"), PERK_LIT("https://127.0.0.1:1"), NULL);
    perk_config_set(config, PERK_LIT("token"), PERK_LIT("t"), NULL);
    perk_config_set(config, PERK_LIT("max_attempts"), PERK_LIT("1"), NULL);
    perk_client *client = perk_client_new(config, NULL);
    perk_call *call =
        perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/x"), PERK_NONE, PERK_NONE, NULL);
    perk_driver *driver = perk_driver_new(NULL);
    folders_off = 0;
    if (ca_file)
        assert_int_equal(perk_driver_set(driver, PERK_LIT("ca_file"), perk_str_of(ca_file), NULL),
                         0);
    assert_int_equal(perk_driver_run(driver, call, NULL, NULL), PERK_FAILED);
    perk_call_free(call);
    perk_driver_free(driver);
    perk_client_unref(client);
    perk_config_free(config);
    return folders_off;
}

/* Debian's libcurl also has a folder, whose certificates would be trusted as well. */
static void a_named_file_is_all_that_is_trusted(void **state)
{
    (void)state;
    unsetenv("SSL_CERT_FILE");
    bool own = perk_authorities_of_system().found && !perk_authorities_of_system().file;
    assert_int_equal(folders_off_with(NULL), own ? 0 : 2);
    assert_int_equal(folders_off_with(A_FILE), 2);
    setenv("SSL_CERT_FILE", A_FILE, 1);
    assert_int_equal(folders_off_with(NULL), 2);
    unsetenv("SSL_CERT_FILE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_place_that_exists_is_chosen),
        cmocka_unit_test(a_named_file_is_all_that_is_trusted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
