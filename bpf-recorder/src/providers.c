// SPDX-License-Identifier: Apache-2.0
#include "providers.h"

#include <string.h>

#include "agent_view.h"
#include "kprobes.h"
#include "nat.h"
#include "unix_sockets.h"

const struct provider providers[PROVIDERS] = {
	{SIGNAL_BIRTH, "cgroup/sock_create", false, OBJECT_LIFE, "on_create", NULL},
	{SIGNAL_OLDER, "iter/tcp", true, OBJECT_SNAPSHOT, "find_sockets", NULL},
	{SIGNAL_OLDER, "cgroup_skb", false, OBJECT_DATA, "on_ingress", NULL},
	{SIGNAL_LISTEN, "sockops", false, OBJECT_LIFE, "on_sockops", NULL},
	{SIGNAL_CONNECT, "fentry/tcp_connect", true, OBJECT_TRACING, "on_connect", NULL},
	{SIGNAL_CONNECT, "sockops", false, OBJECT_LIFE, "on_sockops", NULL},
	{SIGNAL_ACCEPT, "fexit/inet_csk_accept", true, OBJECT_TRACING, "on_accept", NULL},
	{SIGNAL_ACCEPT, "kprobe", true, OBJECT_KPROBE, "on_graft", kprobes_work},
	{SIGNAL_ACCEPT, "listener", false, OBJECT_LIFE, "on_sockops", NULL},
	{SIGNAL_ESTABLISHED, "tp_btf/inet_sock_set_state", true, OBJECT_TRACEPOINT, "on_set_state", NULL},
	{SIGNAL_ESTABLISHED, "sockops", false, OBJECT_LIFE, "on_sockops", NULL},
	{SIGNAL_STATE, "tp_btf/inet_sock_set_state", true, OBJECT_TRACEPOINT, "on_set_state", NULL},
	{SIGNAL_STATE, "sockops", false, OBJECT_LIFE, "on_sockops", NULL},
	{SIGNAL_RETRANSMIT, "tp_btf/tcp_retransmit_skb", true, OBJECT_TRACEPOINT, "on_retransmit", NULL},
	{SIGNAL_RETRANSMIT, "sockops", false, OBJECT_LIFE, "on_sockops", NULL},
	{SIGNAL_CLOSE, "fentry/tcp_close", true, OBJECT_TRACING, "on_close", NULL},
	{SIGNAL_CLOSE, "cgroup/sock_release", false, OBJECT_LIFE, "on_release", NULL},
	{SIGNAL_IO, "fexit/tcp_sendmsg", true, OBJECT_IO_TRACING, "on_sendmsg", NULL},
	{SIGNAL_IO, "tp_btf/sock_send_length", true, OBJECT_IO_LENGTH, "on_send_length", NULL},
	{SIGNAL_IO, "kprobe", true, OBJECT_IO_KPROBE, "on_sendmsg", kprobes_work},
	{SIGNAL_PROGRESS, "cgroup_skb", false, OBJECT_DATA, "on_ingress", NULL},
	{SIGNAL_UDP, "cgroup", false, OBJECT_LIFE, "on_udp", NULL},
	{SIGNAL_HTTP, "cgroup_skb", false, OBJECT_DATA, "on_ingress", NULL},
	{SIGNAL_SEGMENT, "cgroup_skb", false, OBJECT_DATA, "on_ingress", NULL},
	{SIGNAL_TLS, "uprobe+tcp_sendmsg", true, OBJECT_TLS_TRACING, "on_tls_socket", NULL},
	{SIGNAL_TLS, "uprobe+sock_send_length", true, OBJECT_TLS_LENGTH, "on_tls_socket", NULL},
	{SIGNAL_PROCESS, "tp_btf", false, OBJECT_EXEC, "on_exec", NULL},
	{SIGNAL_PROCESS, "tp_btf+proc", false, OBJECT_EXEC_LITE, "on_exec", NULL},
	{SIGNAL_PROCESS, "proc", false, OBJECT_NONE, NULL, NULL},
	{SIGNAL_NAT, "nfnetlink", false, OBJECT_NONE, NULL, nat_works},
	{SIGNAL_AGENT_VIEW, "af_packet", false, OBJECT_NONE, NULL, agent_view_works},
	{SIGNAL_DESCRIPTORS, "proc", false, OBJECT_NONE, NULL, NULL},
	{SIGNAL_LOCAL, "unix_diag", false, OBJECT_NONE, NULL, unix_sockets_work},
	{SIGNAL_LOCAL_CONNECT, "cgroup/connect_unix", false, OBJECT_UNIX, "on_unix_connect", NULL},
};

const char *backend_name(enum backend backend)
{
	static const char *const names[] = {"auto", "tracing", "cgroup"};

	return names[backend];
}

int provider_find(enum signal_id signal, const char *name)
{
	for (int i = 0; i < PROVIDERS; i++)
		if (providers[i].signal == signal && strcmp(providers[i].name, name) == 0)
			return i;
	return -1;
}

bool provider_allowed(const struct provider *provider, enum backend backend)
{
	if (backend == BACKEND_CGROUP)
		return !provider->is_tracing;
	if (backend == BACKEND_TRACING && !provider->is_tracing)
		for (int i = 0; i < PROVIDERS; i++)
			if (providers[i].signal == provider->signal && providers[i].is_tracing)
				return false;
	return true;
}
