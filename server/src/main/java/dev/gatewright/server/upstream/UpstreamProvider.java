package dev.gatewright.server.upstream;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.config.upstream.ProviderOrganization;
import java.util.Optional;

/// A provider as pages and linking know it.
///
/// @param label what the button calls it, such as `Google`
/// @param organization the organization that the provider belongs to: it speaks only for the people
///   of that one
/// @param trustMfa whether a second factor that was proved there counts here
public record UpstreamProvider(
    ProviderName name,
    String label,
    Optional<ProviderOrganization> organization,
    boolean trustMfa) {}
