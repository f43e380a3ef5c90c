// churn DIRECTORY: processes that begin and end, some thousand a second, and files that come and go in DIRECTORY, with
// names of 255 bytes that are not UTF-8, until it is ended. Prints "ready" once.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ALIVE = 64, FILES = 2000, NAME = 255 };

static void name_of(char *name, unsigned number) {
  memset(name, '\xff', NAME);
  name[NAME] = 0;
  for (int i = 0; i < 8; i++) name[i] = "0123456789abcdef"[number >> 4 * i & 15];
}

int main(int count, char **words) {
  if (count != 2 || chdir(words[1]) != 0) {
    perror("churn DIRECTORY");
    return 2;
  }
  pid_t self = getpid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  pid_t alive[ALIVE] = {0};
  char name[NAME + 1];
  for (unsigned turn = 0;; turn++) {
    int place = turn % ALIVE;
    if (alive[place] > 0) {
      kill(alive[place], SIGKILL);
      waitpid(alive[place], NULL, 0);
    }
    alive[place] = fork();
    if (alive[place] == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != self) _exit(0);  // it ended before we asked
      prctl(PR_SET_NAME, turn % 2 ? ") (\n\x1b[31m" : "churn");
      for (;;) pause();
    }
    name_of(name, turn % FILES);
    int file = open(name, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0) close(file);
    name_of(name, (turn + FILES / 2) % FILES);
    unlink(name);
    if (turn == FILES) {
      puts("ready");
      fflush(stdout);
    }
    usleep(300);
  }
}
