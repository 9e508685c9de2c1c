/* Replays files through a fuzz target, with any compiler: the corpus is part of the normal test
 * run. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes in a block of exactly their size, so that a sanitizer sees a step beyond. */
static int replay(const char *name)
{
    uint8_t *data = NULL;
    long size = -1;
    FILE *in = fopen(name, "rb");
    if (in && fseek(in, 0, SEEK_END) == 0)
        size = ftell(in);
    if (size >= 0)
        data = malloc(size ? (size_t)size : 1);
    int fine =
        data && fseek(in, 0, SEEK_SET) == 0 && fread(data, 1, (size_t)size, in) == (size_t)size;
    if (fine)
        LLVMFuzzerTestOneInput(data, (size_t)size);
    else
        fprintf(stderr, "%s: cannot be read\n", name);
    free(data);
    if (in)
        fclose(in);
    return fine;
}

int main(int argc, char **argv)
{
    char name[1024];
    struct dirent *entry;
    int count = 0, fine = argc == 2;
    DIR *folder = fine ? opendir(argv[1]) : NULL;
    while (folder && fine && (entry = readdir(folder))) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(name, sizeof name, "%s/%s", argv[1], entry->d_name);
        fine = replay(name);
        count += fine;
    }
    if (folder)
        closedir(folder);
    printf("%d inputs replayed\n", count);
    return fine && count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
