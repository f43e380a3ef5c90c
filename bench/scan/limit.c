/* The fewest system calls that a full connect scan without raw sockets can make; prints the seconds, then how many ports
 * were open, closed and silent.
 *
 *   limit refused ADDRESS [SOURCE]                 blocking connects on one socket per core, which connects again and again;
 *                                                  from a source address, from one port of its own
 *   limit pool ADDRESS SOCKETS FIRST MOST TRIES    non-blocking sockets and edge-triggered epoll on one thread; a silent
 *                                                  port is waited for FIRST ms, twice that the next time, at most MOST
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/sysinfo.h>
#include <time.h>
#include <unistd.h>

enum { PORTS = 65536, EVENTS = 1024, BATCH = 128, CHUNK = 128 };

static struct sockaddr_in target, source;
static atomic_int next_port = 1, open_ports, closed_ports, silent_ports;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static int dial(int fd, int port) {
  struct sockaddr_in to = target;
  to.sin_port = htons(port);
  return connect(fd, (struct sockaddr *)&to, sizeof to) ? errno : 0;
}

static int opened(int flags) {
  int fd = socket(AF_INET, SOCK_STREAM | flags, 0);
  if (fd < 0) {
    perror("socket");
    exit(1);
  }
  struct linger reset = {1, 0};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  return fd;
}

static int is_self(int fd) {
  struct sockaddr_in own = {0}, other = {0};
  socklen_t length = sizeof own;
  getsockname(fd, (struct sockaddr *)&own, &length);
  getpeername(fd, (struct sockaddr *)&other, &length);
  return own.sin_port == other.sin_port && own.sin_addr.s_addr == other.sin_addr.s_addr;
}

/* A port that bind(2) itself chose is given up with the first refusal; one that it is told is kept. */
static int bound(void) {
  int fd = opened(0);
  if (!source.sin_addr.s_addr) return fd;
  struct sockaddr_in from = source;
  socklen_t length = sizeof from;
  int free_port = opened(0);
  bind(free_port, (struct sockaddr *)&from, sizeof from);
  getsockname(free_port, (struct sockaddr *)&from, &length);
  close(free_port);
  if (bind(fd, (struct sockaddr *)&from, sizeof from)) perror("bind");
  return fd;
}

static void *ask(void *unused) {
  (void)unused;
  int fd = bound();
  for (int from; (from = atomic_fetch_add(&next_port, CHUNK)) < PORTS;) {
    for (int port = from; port < from + CHUNK && port < PORTS; port++) {
      int error = dial(fd, port);
      if (error == ECONNREFUSED) {
        closed_ports++;
        continue;
      }
      if (error) {
        fprintf(stderr, "port %d: %s\n", port, strerror(error));
        exit(1);
      }
      int self = is_self(fd);
      close(fd);
      fd = bound();
      if (self)
        port--;
      else
        open_ports++;
    }
  }
  return NULL;
}

static void refused(void) {
  int cores = get_nprocs();
  pthread_t threads[cores];
  for (int i = 0; i < cores; i++) pthread_create(&threads[i], NULL, ask, NULL);
  for (int i = 0; i < cores; i++) pthread_join(threads[i], NULL);
}

/* Sockets by number: the port that each dials (0: idle) and until when. Those in the making are in a list for each
 * number of earlier tries: all of a list wait equally long, so the first is due first. */
static int tries_of[PORTS], again[PORTS], again_head, again_count;

static void pool(int sockets, double first, double most, int tries) {
  int *fd = calloc(sockets, sizeof *fd), *port = calloc(sockets, sizeof *port);
  int *idle = calloc(sockets, sizeof *idle), count = 0, flying = 0, used = 0;
  double *due = calloc(sockets, sizeof *due), swept = 0;
  int epoll = epoll_create1(0);
  struct epoll_event events[EVENTS], event;
  while (next_port < PORTS || again_count || flying) {
    int dialled = 0;
    for (; flying < sockets && (again_count || next_port < PORTS) && dialled < BATCH; dialled++) {
      int p = next_port;
      if (again_count) {
        p = again[again_head++ % PORTS];
        again_count--;
      } else {
        next_port++;
      }
      int s = count ? idle[--count] : used++, fresh = !fd[s];
      if (fresh) fd[s] = opened(SOCK_NONBLOCK);
      double wait = first * (1 << tries_of[p]);
      due[s] = now() + (wait < most ? wait : most);
      port[s] = p;
      int error = dial(fd[s], p);
      if (error != EINPROGRESS) {
        fprintf(stderr, "port %d: %s\n", p, strerror(error));
        exit(1);
      }
      flying++;
      if (fresh) {
        event.events = EPOLLOUT | EPOLLET;
        event.data.u64 = s;
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd[s], &event);
      }
    }
    double drained = now();
    int n;
    int millis = dialled == BATCH ? 0 : 2;
    do {
      n = epoll_wait(epoll, events, EVENTS, millis);
      millis = 0;
      for (int i = 0; i < n; i++) {
        int s = events[i].data.u64;
        if (!port[s]) continue;
        int error = dial(fd[s], port[s]);
        if (error == EALREADY) continue;
        if (error == 0) {
          open_ports++;
          close(fd[s]);
          fd[s] = 0;
        } else {
          closed_ports++;
        }
        port[s] = 0;
        idle[count++] = s;
        flying--;
      }
    } while (n == EVENTS);
    if (drained - swept < 0.002) continue;
    swept = drained;
    for (int s = 0; s < used; s++) {
      if (!port[s] || due[s] > drained) continue;
      struct sockaddr nobody = {.sa_family = AF_UNSPEC};
      connect(fd[s], &nobody, sizeof nobody);
      int p = port[s];
      if (++tries_of[p] < tries) {
        again[(again_head + again_count++) % PORTS] = p;
      } else {
        silent_ports++;
      }
      port[s] = 0;
      idle[count++] = s;
      flying--;
    }
  }
}

int main(int argc, char **argv) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  target.sin_family = AF_INET;
  if (argc < 3 || inet_pton(AF_INET, argv[2], &target.sin_addr) != 1) return 2;
  int is_refused = !strcmp(argv[1], "refused");
  source.sin_family = AF_INET;
  if (is_refused && argc > 3 && inet_pton(AF_INET, argv[3], &source.sin_addr) != 1) return 2;
  double begun = now();
  if (is_refused)
    refused();
  else if (argc == 7)
    pool(atoi(argv[3]), atof(argv[4]) / 1e3, atof(argv[5]) / 1e3, atoi(argv[6]));
  else
    return 2;
  printf("%.4f %d %d %d\n", now() - begun, open_ports, closed_ports, silent_ports);
}
