/* A link with delay and loss: two TUN devices, each in a network namespace of its own, and what comes out of one goes
 * into the other later, or never.
 *
 *   forward NAMESPACE NAMESPACE DELAY_MS LOSS_PERCENT SEED      delay and loss are those of one way
 *
 * Prints "ready" when both devices (called far0 in both) are there, and ends when its standard input does. Packets of a
 * scan are short: one that is longer than a slot is dropped.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum { SLOTS = 1 << 16, SLOT = 128 };

struct way {
  int from, to;
  double delay, loss;
  unsigned long long random;
  unsigned head, tail;
  struct {
    double due;
    int length;
    char bytes[SLOT];
  } packets[SLOTS];
};

/* Beyond those that were meant to be. */
static volatile int lost;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int device(const char *name) {
  char path[256];
  snprintf(path, sizeof path, "/var/run/netns/%s", name);
  int namespace = open(path, O_RDONLY | O_CLOEXEC);
  if (namespace < 0 || setns(namespace, CLONE_NEWNET)) fail(path);
  close(namespace);
  int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
  strcpy(request.ifr_name, "far0");
  if (fd < 0 || ioctl(fd, TUNSETIFF, &request)) fail("TUN device");
  return fd;
}

/* xorshift64*, in [0, 1) */
static double chance(struct way *way) {
  way->random ^= way->random >> 12;
  way->random ^= way->random << 25;
  way->random ^= way->random >> 27;
  return (double)(way->random * 2685821657736338717ULL >> 11) / (1ULL << 53);
}

static void take(struct way *way) {
  char bytes[2048];
  int length;
  while (way->tail - way->head < SLOTS && (length = read(way->from, bytes, sizeof bytes)) > 0) {
    if (length > SLOT || chance(way) < way->loss) continue;
    unsigned slot = way->tail++ % SLOTS;
    way->packets[slot].due = now() + way->delay;
    way->packets[slot].length = length;
    memcpy(way->packets[slot].bytes, bytes, length);
  }
}

static void *carry(void *given) {
  struct way *way = given;
  struct pollfd ready = {.fd = way->from, .events = POLLIN};
  while (1) {
    double left = way->head == way->tail ? 1 : way->packets[way->head % SLOTS].due - now();
    if (left > 0) {
      struct timespec wait = {(long)left, (long)((left - (long)left) * 1e9)};
      ppoll(&ready, 1, &wait, NULL);
    }
    take(way);
    for (double time = now(); way->head != way->tail; way->head++) {
      unsigned slot = way->head % SLOTS;
      if (way->packets[slot].due > time) break;
      if (write(way->to, way->packets[slot].bytes, way->packets[slot].length) < 0) lost++;
    }
  }
  return NULL;
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  prctl(PR_SET_TIMERSLACK, 10000UL);
  struct way *ways[2];
  int ends[2] = {device(argv[1]), device(argv[2])};
  for (int i = 0; i < 2; i++) {
    ways[i] = calloc(1, sizeof *ways[i]);
    ways[i]->from = ends[i];
    ways[i]->to = ends[1 - i];
    ways[i]->delay = atof(argv[3]) / 1e3;
    ways[i]->loss = atof(argv[4]) / 1e2;
    ways[i]->random = (strtoull(argv[5], NULL, 10) + 1) * 0x9E3779B97F4A7C15ULL + i;
    pthread_t thread;
    if (pthread_create(&thread, NULL, carry, ways[i])) fail("thread");
  }
  puts("ready");
  fflush(stdout);
  for (char byte; read(0, &byte, 1) > 0;) {
  }
  if (lost) fprintf(stderr, "forward: %d packets could not be written\n", lost);
}
