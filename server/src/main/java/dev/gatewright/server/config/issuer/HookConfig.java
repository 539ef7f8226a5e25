package dev.gatewright.server.config.issuer;

import dev.gatewright.store.webhook.WebhookId;
import java.time.Duration;

/// A program that the issuer asks before it lets something happen. Its secret is kept apart.
///
/// @param timeout how long one call may take
/// @param active one that is not is asked nothing
public record HookConfig(
    WebhookId id,
    String url,
    HookPlace on,
    Duration timeout,
    HookFailure onFailure,
    boolean active) {}
