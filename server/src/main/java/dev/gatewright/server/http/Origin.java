package dev.gatewright.server.http;

import java.net.InetAddress;

/// Where a request was sent and who sent it, as far as that can be believed.
///
/// @param scheme `http` or `https`
/// @param host in lower case; an IPv6 address is in brackets; empty when none was sent
/// @param client the sender, or the person's address that a trusted proxy reported
record Origin(String scheme, String host, int port, InetAddress client) {}
