#include "curl/own_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>

int perk_own_file_open(const char *path, int flags)
{
    /* O_NONBLOCK: opening a FIFO does not wait. */
    return open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, S_IRUSR | S_IWUSR);
}

const char *perk_own_file_failure(int number)
{
    switch (number) {
    case ELOOP:
        return "it is a symbolic link; name the file itself";
    case EACCES:
    case EPERM:
    case EROFS:
        return "this user may not read and write it, or may not create it there";
    case ENOENT:
    case ENOTDIR:
        return "its folder does not exist";
    case EISDIR:
        return "it is a folder";
    default:
        return "it cannot be opened or created";
    }
}

const char *perk_own_file_flaw(int fd, struct stat *info)
{
    if (fstat(fd, info) != 0)
        return "its properties cannot be read";
    return S_ISREG(info->st_mode) ? NULL : "it is not a regular file";
}
