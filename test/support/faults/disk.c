// Loaded before a program, it lets the files below one folder fail, or be slow, as a disk does that breaks:
//   FAULT_FOLDER  the files that are meant
//   FAULT_ERROR   the error number that calls fail with; 0 for none
//   FAULT_AFTER   how many calls pass before that
//   FAULT_SLEEP   microseconds that each call takes longer
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int calls;

static int struck(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  if (folder == NULL || path == NULL || strncmp(path, folder, strlen(folder)) != 0) return 0;
  const char *sleep = getenv("FAULT_SLEEP");
  if (sleep != NULL) usleep(atoi(sleep));
  const char *error = getenv("FAULT_ERROR");
  const char *after = getenv("FAULT_AFTER");
  if (error == NULL || atoi(error) == 0 || atomic_fetch_add(&calls, 1) < (after == NULL ? 0 : atoi(after))) return 0;
  errno = atoi(error);
  return 1;
}

static int struckOpen(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return struck(path);
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t count) { REAL(write); return struckOpen(file) ? -1 : real(file, bytes, count); }
ssize_t writev(int file, const struct iovec *parts, int count) { REAL(writev); return struckOpen(file) ? -1 : real(file, parts, count); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { REAL(pwrite64); return struckOpen(file) ? -1 : real(file, bytes, count, at); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { REAL(pwrite); return struckOpen(file) ? -1 : real(file, bytes, count, at); }
int fsync(int file) { REAL(fsync); return struckOpen(file) ? -1 : real(file); }
int fdatasync(int file) { REAL(fdatasync); return struckOpen(file) ? -1 : real(file); }
int link(const char *from, const char *to) { REAL(link); return struck(to) ? -1 : real(from, to); }
int rename(const char *from, const char *to) { REAL(rename); return struck(to) ? -1 : real(from, to); }
