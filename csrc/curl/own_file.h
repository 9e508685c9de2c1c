/* own_file.h - files that this library creates for itself: tokens, checkpoints. */
#ifndef PERK_CURL_OWN_FILE_H
#define PERK_CURL_OWN_FILE_H

struct stat;

/* Opens a regular file for its owner alone; never through a symbolic link. -1 and errno. */
int perk_own_file_open(const char *path, int flags);
/* Why perk_own_file_open failed, from errno. */
const char *perk_own_file_failure(int number);
/* Reads the properties of an open file. Why it is not to be used; NULL when it is. */
const char *perk_own_file_flaw(int fd, struct stat *info);

#endif
