#include "curl/fork.h"

#include "base/error.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/vec.h"

#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

/* Threads that are inside, and threads that are about to fork: these wait for the former, and keep
 * others from entering. */
static struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    unsigned inside, forking;
} gate = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

/* A descriptor, and what it was opened for: its number may be the host's by now. */
typedef struct descriptor {
    int fd;
    dev_t device;
    ino_t node;
} descriptor;

/* Descriptors open now, and some that libcurl closed without a word: it does so with connections
 * that never came about. Threads inside share the list; fork finds none inside. */
static struct {
    pthread_mutex_t lock;
    descriptor *at;
    size_t count, cap;
} noted = {.lock = PTHREAD_MUTEX_INITIALIZER};

static descriptor describe(int fd)
{
    struct stat found = {0};
    descriptor one = {.fd = fd};
    if (fstat(fd, &found) == 0) {
        one.device = found.st_dev;
        one.node = found.st_ino;
    }
    return one;
}

static bool is_open(const descriptor *one)
{
    descriptor now = describe(one->fd);
    return now.node && now.node == one->node && now.device == one->device;
}

/* ---- around fork ---- */

static void before(void)
{
    pthread_mutex_lock(&gate.lock);
    gate.forking++;
    while (gate.inside)
        pthread_cond_wait(&gate.changed, &gate.lock);
    gate.forking--;
}

static void after_in_parent(void)
{
    pthread_cond_broadcast(&gate.changed);
    pthread_mutex_unlock(&gate.lock);
}

/* Nothing but what POSIX allows in the child of a process with threads. */
static void after_in_child(void)
{
    for (size_t i = 0; i < noted.count; i++)
        if (is_open(&noted.at[i]))
            close(noted.at[i].fd);
    noted.count = 0;
    gate.forking = 0; /* other threads that wanted to fork are the parent's */
    pthread_mutex_init(&gate.lock, NULL);
    pthread_cond_init(&gate.changed, NULL);
}

static int watched;

static void watch(void)
{
    watched = pthread_atfork(before, after_in_parent, after_in_child) == 0;
}

int perk_fork_watch(perk_error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    int code = perk_process_watch(err); /* first: its lock is then taken last */
    if (code == 0)
        pthread_once(&once, watch);
    return code == 0 && !watched ? perk_error_nomem(err) : code;
}

/* ---- inside ---- */

void perk_fork_enter(void)
{
    pthread_mutex_lock(&gate.lock);
    while (gate.forking)
        pthread_cond_wait(&gate.changed, &gate.lock);
    gate.inside++;
    pthread_mutex_unlock(&gate.lock);
}

void perk_fork_leave(void)
{
    pthread_mutex_lock(&gate.lock);
    if (--gate.inside == 0 && gate.forking)
        pthread_cond_broadcast(&gate.changed);
    pthread_mutex_unlock(&gate.lock);
}

/* Under the lock; NULL: there is none. */
static descriptor *find(int fd)
{
    for (size_t i = 0; i < noted.count; i++)
        if (noted.at[i].fd == fd)
            return &noted.at[i];
    return NULL;
}

bool perk_fork_note(int fd)
{
    pthread_mutex_lock(&noted.lock);
    descriptor *one = find(fd); /* of one that was closed meanwhile */
    if (!one && perk_vec_room((void **)&noted.at, noted.count, &noted.cap, sizeof *noted.at) == 0)
        one = &noted.at[noted.count++];
    if (one)
        *one = describe(fd);
    pthread_mutex_unlock(&noted.lock);
    return one != NULL;
}

bool perk_fork_knows(int fd)
{
    pthread_mutex_lock(&noted.lock);
    const descriptor *one = find(fd);
    bool known = one && is_open(one);
    pthread_mutex_unlock(&noted.lock);
    return known;
}

void perk_fork_forget(int fd)
{
    pthread_mutex_lock(&noted.lock);
    descriptor *one = find(fd);
    if (one)
        *one = noted.at[--noted.count];
    if (noted.count == 0) { /* nothing is left when the module is unloaded */
        perk_mem_free(noted.at);
        noted.at = NULL;
        noted.cap = 0;
    }
    pthread_mutex_unlock(&noted.lock);
}
