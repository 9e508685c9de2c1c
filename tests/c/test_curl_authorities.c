/* Which file of trusted certificates is read when the caller names none. */
#include "base/vec.h"
#include "curl/authorities.h"
#include "vector.h"

#include <string.h>

#define HERE "/dev/null" /* it exists everywhere */
#define ABSENT "/absent/certificates.pem"

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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_place_that_exists_is_chosen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
