package dev.gatewright.server.outbound;

/// On whose behalf a call is made; each has a share of the calls that can be under way.
///
/// @param tenant the issuer's id
/// @param client the client's id, or whatever else of the tenant has a share of its own
public record Caller(String tenant, String client) {}
