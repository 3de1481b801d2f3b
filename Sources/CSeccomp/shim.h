#include <errno.h>
#include <linux/landlock.h>
#include <malloc.h>
#include <seccomp.h>
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Swift sees neither macros with arguments nor functions with any number of them.

static inline uint32_t gleaner_seccomp_refusal(void) { return SCMP_ACT_ERRNO(EPERM); }
static inline uint32_t gleaner_seccomp_allowance(void) { return SCMP_ACT_ALLOW; }

static inline int gleaner_no_new_privileges(void) {
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

// Of glibc since 2.34; its header declares it for programs of GNU alone.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

static inline int gleaner_close_from(posix_spawn_file_actions_t *actions, int from) {
  return posix_spawn_file_actions_addclosefrom_np(actions, from);
}

static inline void gleaner_trim_memory(void) { malloc_trim(0); }

// The version of Landlock that the kernel has; below 1 where it has none.
static inline long gleaner_landlock_version(void) {
  return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

// A descriptor of a set of rules that refuses `handled` where no rule allows it.
static inline int gleaner_landlock_ruleset(uint64_t handled) {
  struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
  return (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
}

static inline int gleaner_landlock_allow(int ruleset, int folder, uint64_t access) {
  struct landlock_path_beneath_attr attributes = {.allowed_access = access, .parent_fd = folder};
  return (int)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &attributes, 0);
}

static inline int gleaner_landlock_restrict(int ruleset) {
  return (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
}
