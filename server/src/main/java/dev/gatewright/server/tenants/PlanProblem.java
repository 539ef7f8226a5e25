package dev.gatewright.server.tenants;

/// Why a plan cannot be carried out.
///
/// @param subject what the problem is of, such as `client acme/web`
/// @param path the key of it that is wrong, as messages write it, or empty where it is no single
///   one
/// @param text the whole of it for people
record PlanProblem(String subject, String path, String text) {}
