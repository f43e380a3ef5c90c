/* Fills a directory with files of different sizes and times of change.
 *
 *   fill DIRECTORY COUNT        cc -O2 -o fill fill.c
 *
 * Sizes are sparse: no block is written.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **words) {
  long files = count == 3 ? atol(words[2]) : 0;
  if (files < 1) {
    fprintf(stderr, "usage: fill DIRECTORY COUNT\n");
    return 2;
  }
  int directory = open(words[1], O_RDONLY | O_DIRECTORY);
  if (directory < 0) {
    perror(words[1]);
    return 1;
  }
  for (long i = 0; i < files; i++) {
    char name[32];
    snprintf(name, sizeof name, "file-%07ld.log", i);
    int file = openat(directory, name, O_WRONLY | O_CREAT | O_EXCL, 0644);
    /* A multiplicative hash: no order of names, sizes and times follows from another. */
    unsigned long scattered = (unsigned long)i * 2654435761u % 1000003;
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = 1000000000 + (long)(scattered * 37 % 700000001)}};
    if (file < 0 || ftruncate(file, (off_t)(scattered * 64)) || futimens(file, times) || close(file)) {
      perror(name);
      return 1;
    }
  }
  return 0;
}
