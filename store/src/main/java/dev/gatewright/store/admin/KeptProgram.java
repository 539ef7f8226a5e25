package dev.gatewright.store.admin;

/// A client's mandate as kept. The role is the word of whoever decides by it.
///
/// @param reach where it counts: everywhere, or in one issuer
public record KeptProgram(Reach reach, String role) {}
