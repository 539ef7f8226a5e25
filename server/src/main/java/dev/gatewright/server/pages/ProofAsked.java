package dev.gatewright.server.pages;

import java.time.Duration;
import java.util.Optional;

/// Why somebody who is signed in is asked anew who they are.
///
/// @param lasts how long a proof is good for what they want to do
/// @param act what that is, where it is known
/// @param keeps whether something that they typed waits for the proof
public record ProofAsked(Account account, Duration lasts, Optional<String> act, boolean keeps) {}
