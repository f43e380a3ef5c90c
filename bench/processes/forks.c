// forks N: starts N children that sleep, prints "ready", and waits. They end with it, however it ends.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

int main(int count, char **words) {
  int wanted = count > 1 ? atoi(words[1]) : 0;
  pid_t self = getpid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (int i = 0; i < wanted; i++) {
    pid_t child = fork();
    if (child < 0) {
      perror("fork");
      return 1;
    }
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != self) _exit(0);  // it ended before we asked
      for (;;) pause();
    }
  }
  puts("ready");
  fflush(stdout);
  for (;;) pause();
}
