// limit SECONDS [list]: for each line of its input reads the whole process table again and again for so many seconds of CPU
// time, with the fewest system calls known, one pread(2) per process on a descriptor that stays open, and parses the
// fields that a table shows; with `list` it sees new processes too, by the same means as ours. Prints the CPU time of
// one table in milliseconds.
// It parses each line anew, where ours parses only those that are not what they were.
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

struct process {
  int descriptor, pid;
  char state;
  char name[64];
  long parent, flags, cpu, threads, start, rss;
};

static double cpu_millis(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

static int read_one(struct process *process) {
  char text[1024];
  ssize_t length = pread(process->descriptor, text, sizeof text - 1, 0);
  if (length <= 0) return 0;
  text[length] = 0;
  char *open = memchr(text, '(', length), *close = memrchr(text, ')', length);
  if (!open || !close) return 0;
  size_t name = close - open - 1 < 63 ? close - open - 1 : 63;
  memcpy(process->name, open + 1, name);
  process->name[name] = 0;
  process->state = close[2];
  long fields[25];
  char *at = close + 3;
  for (int field = 4; field <= 24; field++) {
    at++;
    int negative = *at == '-';
    at += negative;
    long value = 0;
    while (*at >= '0' && *at <= '9') value = value * 10 + (*at++ - '0');
    fields[field] = negative ? -value : value;
  }
  process->parent = fields[4];
  process->flags = fields[9];
  process->cpu = fields[14] + fields[15];
  process->threads = fields[20];
  process->start = fields[22];
  process->rss = fields[24];
  return 1;
}

static struct process *processes;
static int size, *index_of;  // by PID: its place in `processes` + 1
static DIR *proc;

// Opens those that are new and drops those that are gone.
static void list(void) {
  struct process *now = calloc(size + 65536, sizeof *now);
  int count = 0;
  rewinddir(proc);
  for (struct dirent *entry; (entry = readdir(proc));) {
    if (!isdigit((unsigned char)entry->d_name[0])) continue;
    int pid = atoi(entry->d_name);
    if (index_of[pid]) {
      now[count] = processes[index_of[pid] - 1];
      processes[index_of[pid] - 1].descriptor = -1;
    } else {
      char path[300];
      snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
      now[count].descriptor = open(path, O_RDONLY | O_CLOEXEC);
      now[count].pid = pid;
      if (now[count].descriptor < 0) continue;
    }
    count++;
  }
  for (int i = 0; i < size; i++) {
    index_of[processes[i].pid] = 0;
    if (processes[i].descriptor >= 0) close(processes[i].descriptor);
  }
  for (int i = 0; i < count; i++) index_of[now[i].pid] = i + 1;
  free(processes);
  processes = now;
  size = count;
}

static long forks(int descriptor) {
  static char text[65536];
  ssize_t length = pread(descriptor, text, sizeof text - 1, 0);
  text[length > 0 ? length : 0] = 0;
  char *line = strstr(text, "\nprocesses ");
  return line ? atol(line + 11) : 0;
}

int main(int count, char **words) {
  double millis = count > 1 ? atof(words[1]) * 1e3 : 250;
  int lists = count > 2;
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  index_of = calloc(4194305, sizeof *index_of);
  proc = opendir("/proc");
  int stat = open("/proc/stat", O_RDONLY | O_CLOEXEC);
  long made = forks(stat);
  list();
  for (int i = 0; i < size; i++) read_one(&processes[i]);
  while (getchar() == '\n') {
    double before = 0, now = 0;
    int rounds = -1;  // The first table after a pause is not measured.
    while (rounds <= 0 || now - before < millis) {
      if (lists) {
        long forked = forks(stat);
        if (forked != made) list();
        made = forked;
      }
      for (int i = 0; i < size; i++) read_one(&processes[i]);
      now = cpu_millis();
      if (rounds++ < 0) before = now;
    }
    printf("%.4f\n", (now - before) / rounds);
    fflush(stdout);
  }
}
