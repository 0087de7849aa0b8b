// SPDX-License-Identifier: Apache-2.0
#include "conntrack.h"

#include <arpa/inet.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <string.h>

/* The attributes of a message or of a nested attribute, the last one of each type. */
static void read_attributes(const uint8_t *data, size_t len, const struct nlattr **found, int max)
{
	memset(found, 0, (max + 1) * sizeof(*found));
	while (len >= NLA_HDRLEN) {
		const struct nlattr *attr = (const struct nlattr *)data;
		size_t step = NLA_ALIGN(attr->nla_len);
		int type = attr->nla_type & NLA_TYPE_MASK;

		if (attr->nla_len < NLA_HDRLEN || attr->nla_len > len)
			return;
		if (type <= max)
			found[type] = attr;
		if (step >= len)
			return;
		data += step;
		len -= step;
	}
}

static void read_nested(const struct nlattr *attr, const struct nlattr **found, int max)
{
	read_attributes((const uint8_t *)attr + NLA_HDRLEN, attr->nla_len - NLA_HDRLEN, found, max);
}

/* False when the attribute is absent or too short. */
static bool copy_value(const struct nlattr *attr, void *to, size_t size)
{
	if (!attr || attr->nla_len < NLA_HDRLEN + size)
		return false;
	memcpy(to, (const uint8_t *)attr + NLA_HDRLEN, size);
	return true;
}

static bool read_port(const struct nlattr *attr, uint16_t *port)
{
	if (!copy_value(attr, port, sizeof(*port)))
		return false;
	*port = ntohs(*port);
	return true;
}

static bool read_addresses(const struct nlattr *attr, struct conntrack_way *way)
{
	const struct nlattr *ip[CTA_IP_MAX + 1];

	if (!attr)
		return false;
	read_nested(attr, ip, CTA_IP_MAX);
	if (copy_value(ip[CTA_IP_V4_SRC], way->src, 4) && copy_value(ip[CTA_IP_V4_DST], way->dst, 4))
		way->family = FAMILY_INET;
	else if (copy_value(ip[CTA_IP_V6_SRC], way->src, 16) && copy_value(ip[CTA_IP_V6_DST], way->dst, 16))
		way->family = FAMILY_INET6;
	return way->family != 0;
}

static bool read_way(const struct nlattr *attr, struct conntrack_way *way)
{
	const struct nlattr *parts[CTA_TUPLE_MAX + 1], *proto[CTA_PROTO_MAX + 1];

	if (!attr)
		return false;
	read_nested(attr, parts, CTA_TUPLE_MAX);
	if (!read_addresses(parts[CTA_TUPLE_IP], way) || !parts[CTA_TUPLE_PROTO])
		return false;
	read_nested(parts[CTA_TUPLE_PROTO], proto, CTA_PROTO_MAX);
	return copy_value(proto[CTA_PROTO_NUM], &way->proto, 1) &&
	       (way->proto == IPPROTO_TCP || way->proto == IPPROTO_UDP) &&
	       read_port(proto[CTA_PROTO_SRC_PORT], &way->sport) &&
	       read_port(proto[CTA_PROTO_DST_PORT], &way->dport);
}

static bool read_what(const struct nlmsghdr *head, enum conntrack_what *what)
{
	if (head->nlmsg_type >> 8 != NFNL_SUBSYS_CTNETLINK)
		return false;
	switch (head->nlmsg_type & 0xff) {
	case IPCTNL_MSG_CT_NEW:
		*what = head->nlmsg_flags & NLM_F_MULTI			    ? CONNTRACK_DUMP
			: head->nlmsg_flags & (NLM_F_CREATE | NLM_F_EXCL) ? CONNTRACK_NEW
									    : CONNTRACK_UPDATE;
		return true;
	case IPCTNL_MSG_CT_DELETE:
		*what = CONNTRACK_DESTROY;
		return true;
	}
	return false;
}

bool conntrack_parse(const struct nlmsghdr *head, struct conntrack *entry)
{
	const struct nlattr *attributes[CTA_MAX + 1];
	size_t skip = NLMSG_LENGTH(NLMSG_ALIGN(sizeof(struct nfgenmsg)));

	*entry = (struct conntrack){0};
	if (head->nlmsg_len < skip || !read_what(head, &entry->what))
		return false;
	read_attributes((const uint8_t *)head + skip, head->nlmsg_len - skip, attributes, CTA_MAX);
	if (copy_value(attributes[CTA_ID], &entry->id, sizeof(entry->id)))
		entry->id = ntohl(entry->id);
	entry->has_status = copy_value(attributes[CTA_STATUS], &entry->status, sizeof(entry->status));
	entry->status = ntohl(entry->status);
	return read_way(attributes[CTA_TUPLE_ORIG], &entry->original) &&
	       read_way(attributes[CTA_TUPLE_REPLY], &entry->reply);
}
