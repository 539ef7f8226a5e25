package dev.gatewright.identity.store;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;

/// Encrypts what a person and this server both know, for as long as it is kept. What is sealed for
/// one person opens for nobody else.
public interface SealedSecrets {
  String seal(TenantId tenant, UserId user, SignInMethod method, byte[] secret);

  /// What `seal` made for the same tenant, person and method; throws where it is damaged or was
  /// made with another key, which only an operator can mend.
  byte[] open(TenantId tenant, UserId user, SignInMethod method, String sealed);
}
