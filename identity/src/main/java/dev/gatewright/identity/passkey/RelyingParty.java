package dev.gatewright.identity.passkey;

import dev.gatewright.identity.TenantId;
import java.util.Optional;

/// For whom passkeys are made (WebAuthn §5.4.2).
///
/// @param id the host of the issuer, which every issuer of that host shares
/// @param origin where the pages are, exactly
/// @param name what people call it
public record RelyingParty(String id, String origin, String name) {
  /// Tells of each tenant.
  @FunctionalInterface
  public interface Directory {
    /// Empty where there is no such tenant.
    Optional<RelyingParty> find(TenantId tenant);
  }
}
