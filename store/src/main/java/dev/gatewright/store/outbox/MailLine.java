package dev.gatewright.store.outbox;

import dev.gatewright.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/// What becomes of a mail, without a word of what it says.
///
/// @param kind what it is about, in a word of ours
/// @param to where it goes, as long as it waits: afterwards nobody knows
/// @param person whose account it is about
/// @param outcome `waiting`, `sent`, `given_up` or `cancelled`
/// @param reason the last fault, in a word of ours
/// @param dueAt when it is tried next
public record MailLine(
    String id,
    String kind,
    Optional<String> to,
    Optional<UserId> person,
    Instant createdAt,
    String outcome,
    int tries,
    Optional<String> reason,
    Optional<Instant> dueAt) {}
