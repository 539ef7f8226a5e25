package dev.gatewright.server.pages.account;

/// The ways in which somebody proves who they are.
///
/// @param codes how many recovery codes are left
/// @param demanded whether every login needs one
public record SecurityView(Frame frame, boolean hasPassword, int codes, boolean demanded) {}
