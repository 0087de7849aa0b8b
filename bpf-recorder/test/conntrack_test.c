// SPDX-License-Identifier: Apache-2.0
#include "check.h"

#include <arpa/inet.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <linux/netlink.h>
#include <stdlib.h>

#include "conntrack.h"

enum { MESSAGE_MAX = 512 };

/* A message under construction. */
static union {
	struct nlmsghdr head;
	uint8_t bytes[MESSAGE_MAX];
} message;

static void begin(int type, int flags)
{
	memset(&message, 0, sizeof(message));
	message.head.nlmsg_type = NFNL_SUBSYS_CTNETLINK << 8 | type;
	message.head.nlmsg_flags = flags;
	message.head.nlmsg_len = NLMSG_LENGTH(sizeof(struct nfgenmsg));
}

static struct nlattr *put(int type, const void *value, size_t size)
{
	struct nlattr *attr = (struct nlattr *)(message.bytes + NLMSG_ALIGN(message.head.nlmsg_len));

	attr->nla_type = type;
	attr->nla_len = NLA_HDRLEN + size;
	if (size)
		memcpy((uint8_t *)attr + NLA_HDRLEN, value, size);
	message.head.nlmsg_len = NLMSG_ALIGN(message.head.nlmsg_len) + NLA_ALIGN(attr->nla_len);
	return attr;
}

static void end_nested(struct nlattr *attr)
{
	attr->nla_type |= NLA_F_NESTED;
	attr->nla_len = message.bytes + message.head.nlmsg_len - (uint8_t *)attr;
}

static void put_way(int type, uint8_t proto, const char *src, uint16_t sport, const char *dst, uint16_t dport)
{
	struct nlattr *way = put(type, NULL, 0), *part;
	uint16_t ports[] = {htons(sport), htons(dport)};

	part = put(CTA_TUPLE_IP, NULL, 0);
	put(CTA_IP_V4_SRC, src, 4);
	put(CTA_IP_V4_DST, dst, 4);
	end_nested(part);
	part = put(CTA_TUPLE_PROTO, NULL, 0);
	put(CTA_PROTO_NUM, &proto, 1);
	put(CTA_PROTO_SRC_PORT, &ports[0], 2);
	put(CTA_PROTO_DST_PORT, &ports[1], 2);
	end_nested(part);
	end_nested(way);
}

static void build(int type, int flags, uint8_t proto)
{
	uint32_t id = htonl(7), status = htonl(0x1a8);

	begin(type, flags);
	put_way(CTA_TUPLE_ORIG, proto, "\12\0\0\1", 40000, "\12\11\11\11", 80);
	put_way(CTA_TUPLE_REPLY, proto, "\177\0\0\1", 8085, "\12\0\0\1", 40000);
	put(CTA_ID, &id, sizeof(id));
	put(CTA_STATUS, &status, sizeof(status));
}

static void reads_both_directions(void)
{
	struct conntrack entry;

	build(IPCTNL_MSG_CT_NEW, NLM_F_CREATE | NLM_F_EXCL, 6);
	CHECK(conntrack_parse(&message.head, &entry));
	CHECK_EQUAL(entry.what, CONNTRACK_NEW);
	CHECK_EQUAL(entry.id, 7);
	CHECK(entry.has_status);
	CHECK_EQUAL(entry.status, 0x1a8);
	CHECK_EQUAL(entry.original.family, FAMILY_INET);
	CHECK(memcmp(entry.original.dst, "\12\11\11\11", 4) == 0);
	CHECK_EQUAL(entry.original.sport, 40000);
	CHECK_EQUAL(entry.original.dport, 80);
	CHECK(memcmp(entry.reply.src, "\177\0\0\1", 4) == 0);
	CHECK_EQUAL(entry.reply.sport, 8085);
}

static void tells_events_apart(void)
{
	struct conntrack entry;

	build(IPCTNL_MSG_CT_NEW, 0, 17);
	CHECK(conntrack_parse(&message.head, &entry) && entry.what == CONNTRACK_UPDATE);
	build(IPCTNL_MSG_CT_NEW, NLM_F_MULTI, 17);
	CHECK(conntrack_parse(&message.head, &entry) && entry.what == CONNTRACK_DUMP);
	build(IPCTNL_MSG_CT_DELETE, 0, 17);
	CHECK(conntrack_parse(&message.head, &entry) && entry.what == CONNTRACK_DESTROY);
	/* ICMP has no ports. */
	build(IPCTNL_MSG_CT_NEW, 0, 1);
	CHECK(!conntrack_parse(&message.head, &entry));
	message.head.nlmsg_type = NFNL_SUBSYS_CTNETLINK_EXP << 8;
	CHECK(!conntrack_parse(&message.head, &entry));
}

/* Each piece in memory of its own size, so that the sanitizers see a read beyond it. */
static void takes_any_piece(void)
{
	struct conntrack entry;
	size_t whole;

	build(IPCTNL_MSG_CT_NEW, 0, 6);
	whole = message.head.nlmsg_len;
	for (size_t len = sizeof(struct nlmsghdr); len <= whole; len++) {
		struct nlmsghdr *piece = malloc(len);

		memcpy(piece, message.bytes, len);
		piece->nlmsg_len = len;
		/* Behind both directions lie the id and the status. */
		CHECK(conntrack_parse(piece, &entry) == (len + 16 >= whole));
		free(piece);
	}
}

static void takes_any_bytes(void)
{
	struct conntrack entry;
	uint32_t state = 1;

	for (int round = 0; round < 20000; round++) {
		struct nlmsghdr *piece;
		size_t len;

		build(IPCTNL_MSG_CT_NEW, 0, 6);
		len = message.head.nlmsg_len;
		piece = malloc(len);
		memcpy(piece, message.bytes, len);
		for (int change = 0; change < 4; change++) {
			state = state * 1664525 + 1013904223;
			((uint8_t *)piece)[sizeof(*piece) + (state >> 8) % (len - sizeof(*piece))] = state >> 24;
		}
		conntrack_parse(piece, &entry);
		free(piece);
	}
}

const struct test conntrack_tests[] = {
	{"an entry of connection tracking is read with both directions", reads_both_directions},
	{"new, changed, ended and listed entries are told apart, others left out", tells_events_apart},
	{"a message cut anywhere is read as far as it goes", takes_any_piece},
	{"a message with any bytes is read without reading beyond it", takes_any_bytes},
	{NULL, NULL},
};
