/* A file system without locks, for LD_PRELOAD: cc -shared -fPIC nolocks.c -o nolocks.so */
#include <errno.h>

int flock(int fd, int how);

int flock(int fd, int how)
{
    (void)fd, (void)how;
    errno = ENOLCK;
    return -1;
}
