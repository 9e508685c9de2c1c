#include "curl/token_file.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "curl/own_file.h"
#include "json/write.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct perk_token_file {
    perk_text *path, *lock_path, *new_path;
    bool locks; /* the file system has them */
};

/* ---- files that are ours alone ---- */

/* Why a descriptor is not to be trusted; NULL when it is. */
static const char *distrust(int fd)
{
    struct stat info;
    const char *flaw = perk_own_file_flaw(fd, &info);
    if (flaw)
        return flaw;
    if (info.st_uid != geteuid())
        return "it belongs to another user";
    if (info.st_mode & (S_IRWXG | S_IRWXO))
        return "other users may read or write it; remove that permission (chmod 600)";
    return NULL;
}

static int open_own(const perk_text *path, int flags)
{
    return perk_own_file_open(perk_text_str(path).ptr, flags);
}

static int refuse(const char *why, perk_error *err)
{
    return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("token_file"),
                             "token_file cannot be used: %s", why);
}

/* Opens a file, creates it when it is missing, and reports what is wrong with it. */
static int check_file(const perk_text *path, perk_error *err)
{
    int fd = open_own(path, O_RDWR | O_CREAT);
    const char *why = fd < 0 ? perk_own_file_failure(errno) : distrust(fd);
    if (fd >= 0)
        close(fd);
    return why ? refuse(why, err) : 0;
}

/* 0, EWOULDBLOCK when somebody else has the lock, or why there is none: ENOLCK and others, on some
 * file systems. */
static int lock_now(int fd)
{
    int failed;
    do
        failed = flock(fd, LOCK_EX | LOCK_NB);
    while (failed && errno == EINTR);
    return failed ? errno : 0;
}

/* ---- making ---- */

static perk_text *path_with(perk_str path, perk_str ending, perk_error *err)
{
    perk_buf name;
    perk_buf_init(&name, PATH_MAX);
    perk_buf_put(&name, path);
    perk_buf_put(&name, ending);
    return perk_buf_take(&name, "token_file", err);
}

static int name_files(perk_token_file *file, perk_str path, perk_error *err)
{
    perk_token_file old = *file;
    file->path = perk_text_new(path, err);
    file->lock_path = path_with(path, PERK_LIT(".lock"), err);
    file->new_path = path_with(path, PERK_LIT(".new"), err);
    perk_text_free(old.path);
    perk_text_free(old.lock_path);
    perk_text_free(old.new_path);
    return file->path && file->lock_path && file->new_path ? 0 : PERK_E_NOMEM;
}

static bool can_lock(const perk_text *path)
{
    int fd = open_own(path, O_RDWR);
    int why = fd < 0 ? errno : lock_now(fd);
    if (fd >= 0)
        close(fd); /* which releases it */
    return why == 0 || why == EWOULDBLOCK;
}

static int set_up(perk_token_file *file, perk_str path, perk_error *err)
{
    char whole[PATH_MAX];
    if (perk_str_find(path, '\0') < path.len)
        return refuse("its name contains a NUL", err);
    int code = name_files(file, path, err);
    if (code == 0)
        code = check_file(file->path, err);
    /* The program may go to another folder later on. */
    if (code == 0 && realpath(perk_text_str(file->path).ptr, whole))
        code = name_files(file, perk_str_of(whole), err);
    if (code == 0)
        code = check_file(file->lock_path, err);
    file->locks = code == 0 && can_lock(file->lock_path);
    return code;
}

perk_token_file *perk_token_file_new(perk_str path, perk_error *err)
{
    perk_token_file *file = perk_mem_new(sizeof *file);
    if (!file) {
        perk_error_nomem(err);
        return NULL;
    }
    if (set_up(file, path, err) == 0)
        return file;
    perk_token_file_free(file);
    return NULL;
}

void perk_token_file_free(perk_token_file *file)
{
    if (!file)
        return;
    perk_text_free(file->path);
    perk_text_free(file->lock_path);
    perk_text_free(file->new_path);
    perk_mem_free(file);
}

bool perk_token_file_locks(const perk_token_file *file)
{
    return file->locks;
}

/* ---- reading ---- */

static bool read_all(int fd, perk_buf *into)
{
    for (;;) {
        char *room = perk_buf_room(into, 4096);
        ssize_t got = room ? read(fd, room, 4096) : -1;
        if (got <= 0)
            return got == 0;
        into->len += (size_t)got;
    }
}

static perk_doc *read_file(const perk_token_file *file)
{
    perk_buf text;
    int fd = open_own(file->path, O_RDONLY);
    if (fd < 0)
        return NULL;
    perk_buf_init(&text, PERK_MAX_TOKEN_FILE);
    bool whole = !distrust(fd) && read_all(fd, &text);
    close(fd);
    perk_doc *doc = whole && text.len ? perk_doc_parse(perk_buf_str(&text), 0, NULL) : NULL;
    perk_buf_free(&text);
    return doc;
}

static int64_t wall_clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What is left of a token's life. A clock that was set back since, or another machine's, may make
 * it look younger than new: a little of that is tolerated, and taken off the life; of more, nobody
 * knows how old the token is. */
static int64_t life_of(const perk_resource *entry, int64_t now)
{
    int64_t kept_at = 0, expires_at = 0;
    if (perk_resource_int(entry, PERK_LIT("kept_at"), &kept_at, NULL) != 0 ||
        perk_resource_int(entry, PERK_LIT("expires_at"), &expires_at, NULL) != 0 || kept_at < 0 ||
        expires_at <= kept_at)
        return 0;
    int64_t ahead = kept_at > now ? kept_at - now : 0;
    if (ahead > PERK_MAX_CLOCK_SKEW_MS)
        return 0;
    int64_t left = ahead ? expires_at - kept_at - ahead : expires_at - now;
    return left > 0 ? left : 0;
}

perk_text *perk_token_file_find(const perk_token_file *file, perk_str key, int64_t *life_ms)
{
    perk_doc *doc = read_file(file);
    perk_text *token = NULL;
    int64_t now = wall_clock_ms();
    for (size_t i = 0; doc && i < perk_doc_count(doc) && !token; i++) {
        const perk_resource *entry = perk_doc_at(doc, i);
        *life_ms = life_of(entry, now);
        if (*life_ms > 0 && perk_str_eq(perk_resource_id(entry), key))
            token = perk_resource_str(entry, PERK_LIT("token"), NULL);
    }
    perk_doc_unref(doc);
    return token;
}

/* ---- locking ---- */

/* Somebody may have removed the lock's file, and somebody else locked a new one. */
static bool still_there(const perk_token_file *file, int fd)
{
    struct stat ours, there;
    return fstat(fd, &ours) == 0 && lstat(perk_text_str(file->lock_path).ptr, &there) == 0 &&
           ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

int perk_token_file_lock(const perk_token_file *file)
{
    for (int tries = 0; tries < PERK_MAX_LOCK_TRIES; tries++) {
        int fd = open_own(file->lock_path, O_RDWR | O_CREAT);
        bool good = fd >= 0 && !distrust(fd);
        int why = good ? lock_now(fd) : 0;
        if (good && why == 0 && still_there(file, fd))
            return fd;
        if (fd >= 0)
            close(fd);
        if (why == EWOULDBLOCK)
            return PERK_LOCK_BUSY;
        if (!good || why != 0)
            break;
    }
    return PERK_LOCK_NONE;
}

void perk_token_file_unlock(int lock)
{
    if (lock < 0)
        return;
    flock(lock, LOCK_UN); /* a child that was forked meanwhile has the descriptor too */
    close(lock);
}

/* ---- writing ---- */

static void write_entry(perk_writer *out, perk_str key, perk_str token, int64_t life_ms)
{
    int64_t now = wall_clock_ms();
    perk_write_begin(out, '{');
    perk_write_pair_str(out, "id", key);
    perk_write_pair_str(out, "token", token);
    perk_write_pair_int(out, "kept_at", now);
    perk_write_pair_int(out, "expires_at", now + life_ms);
    perk_write_end(out, '}');
}

/* What is worth keeping of the file as it is; entries are in the order of their making. */
static void write_others(perk_writer *out, const perk_doc *doc, perk_str key)
{
    int64_t now = wall_clock_ms();
    size_t count = doc ? perk_doc_count(doc) : 0;
    for (size_t i = count < PERK_MAX_KEPT_TOKENS ? 0 : count - PERK_MAX_KEPT_TOKENS + 1; i < count;
         i++) {
        const perk_resource *entry = perk_doc_at(doc, i);
        if (life_of(entry, now) > 0 && !perk_str_eq(perk_resource_id(entry), key))
            perk_write_raw(out, perk_resource_json(entry));
    }
}

static perk_text *new_content(const perk_token_file *file, perk_str key, perk_str token,
                              int64_t life_ms)
{
    perk_writer out;
    perk_doc *doc = read_file(file);
    perk_writer_init(&out, PERK_MAX_TOKEN_FILE);
    perk_write_begin(&out, '[');
    write_others(&out, doc, key);
    write_entry(&out, key, token, life_ms);
    perk_write_end(&out, ']');
    perk_doc_unref(doc);
    return perk_writer_take(&out, NULL);
}

static bool write_all(int fd, perk_str bytes)
{
    while (bytes.len) {
        ssize_t put = write(fd, bytes.ptr, bytes.len);
        if (put <= 0)
            return false;
        bytes = perk_str_from(bytes, (size_t)put);
    }
    return fsync(fd) == 0;
}

bool perk_token_file_keep(const perk_token_file *file, perk_str key, perk_str token,
                          int64_t life_ms)
{
    const char *path = perk_text_str(file->path).ptr, *new_path = perk_text_str(file->new_path).ptr;
    perk_text *content = new_content(file, key, token, life_ms);
    if (!content)
        return false;
    unlink(new_path); /* of a process that ended here */
    int fd = open_own(file->new_path, O_WRONLY | O_CREAT | O_EXCL);
    bool good = fd >= 0 && write_all(fd, perk_text_str(content));
    if (fd >= 0)
        close(fd);
    good = good && rename(new_path, path) == 0;
    if (!good)
        unlink(new_path);
    perk_text_free(content);
    return good;
}
