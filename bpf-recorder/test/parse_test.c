// SPDX-License-Identifier: Apache-2.0
/* What is read from the kernel's text files. */
#include "check.h"

#include "host.h"
#include "mountinfo.h"
#include "proc.h"
#include "scope.h"
#include "sha256.h"

static struct cgroup_mount mount;

static void a_hybrid_hosts_cgroup2_is_found_in_its_sub_directory(void)
{
	CHECK(mountinfo_parse("41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw\n",
			      &mount));
	CHECK_TEXT(mount.point, "/sys/fs/cgroup/unified");
	CHECK_TEXT(mount.root, "/");
}

static void optional_fields_and_escapes_are_understood(void)
{
	CHECK(mountinfo_parse(
		"41 31 0:38 /a\\040b /mnt/c\\011d\\134 rw shared:9 master:1 - cgroup2 none rw,nsdelegate\n",
		&mount));
	CHECK_TEXT(mount.point, "/mnt/c\td\\");
	CHECK_TEXT(mount.root, "/a b");
}

static void other_mounts_are_passed_over(void)
{
	CHECK(!mountinfo_parse("32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n", &mount));
	CHECK(!mountinfo_parse("1 2 0:3 / /cgroup2 rw - tmpfs cgroup2 rw\n", &mount));
	CHECK(!mountinfo_parse("", &mount));
	CHECK(!mountinfo_parse("41 31 - cgroup2 none rw", &mount));
}

static void a_scope_contains_itself_and_what_is_below(void)
{
	struct scope scope = {.path = "/a/b"};
	struct scope root = {.path = "/"};

	CHECK(scope_contains(&scope, "/a/b") && scope_contains(&scope, "/a/b/c"));
	CHECK(!scope_contains(&scope, "/a/bc") && !scope_contains(&scope, "/a"));
	CHECK(scope_contains(&root, "/") && scope_contains(&root, "/x"));
}

static void a_stat_line_with_brackets_in_the_name_is_read(void)
{
	static struct proc_info info;

	CHECK(proc_parse_stat("42 (a) b (c)) S 7 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 12345 9 9\n",
			      &info));
	CHECK_TEXT(info.comm, "a) b (c)");
	CHECK_EQUAL(info.ppid, 7);
	CHECK_EQUAL(info.start_ns, 123450000000);
	CHECK(!proc_parse_stat("42 (a", &info));
	CHECK(!proc_parse_stat("42 (a) S 7", &info));
}

static void container_ids_are_found_in_cgroup_names(void)
{
#define ID "f12dfd3d83890c427ea0b80f87d0f9e5ff158495ed5d8169b072d202d8eba1b2"
	char id[65];

	proc_container_id("/docker/" ID, id);
	CHECK_TEXT(id, ID);
	proc_container_id("/system.slice/docker-" ID ".scope", id);
	CHECK_TEXT(id, ID);
	proc_container_id("/docker/" ID "0", id);
	CHECK_TEXT(id, "");
	proc_container_id("/user.slice", id);
	CHECK_TEXT(id, "");
}

static void the_active_lockdown_level_is_the_one_in_brackets(void)
{
	char level[32];

	CHECK(host_parse_lockdown("none [integrity] confidentiality", level, sizeof(level)));
	CHECK_TEXT(level, "integrity");
	CHECK(!host_parse_lockdown("none", level, sizeof(level)));
}

static void sha256_gives_the_published_examples(void)
{
	struct sha256 sum;
	char hex[65];

	sha256_init(&sum);
	sha256_add(&sum, "abc", 3);
	sha256_hex(&sum, hex);
	CHECK_TEXT(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	sha256_init(&sum);
	sha256_add(&sum, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56);
	sha256_hex(&sum, hex);
	CHECK_TEXT(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

const struct test parse_tests[] = {
	{"a hybrid host's cgroup2 is found in its sub-directory",
	 a_hybrid_hosts_cgroup2_is_found_in_its_sub_directory},
	{"optional fields and escapes are understood", optional_fields_and_escapes_are_understood},
	{"other mounts are passed over", other_mounts_are_passed_over},
	{"a scope contains itself and what is below", a_scope_contains_itself_and_what_is_below},
	{"a stat line with brackets in the name is read", a_stat_line_with_brackets_in_the_name_is_read},
	{"container ids are found in cgroup names", container_ids_are_found_in_cgroup_names},
	{"the active lockdown level is the one in brackets",
	 the_active_lockdown_level_is_the_one_in_brackets},
	{"sha256 gives the published examples", sha256_gives_the_published_examples},
	{NULL, NULL},
};
