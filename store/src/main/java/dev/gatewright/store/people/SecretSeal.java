package dev.gatewright.store.people;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.SealedSecrets;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.keys.Wrapping;
import java.util.Base64;

/// Encrypts people's shared secrets under the master key. Safe for any number of threads.
public final class SecretSeal implements SealedSecrets {
  private final Wrapping wrapping;

  public SecretSeal(Wrapping wrapping) {
    this.wrapping = wrapping;
  }

  @Override
  public String seal(TenantId tenant, UserId user, SignInMethod method, byte[] secret) {
    var sealed = wrapping.wrap(issuer(tenant), method.key(), user.value(), secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  @Override
  public byte[] open(TenantId tenant, UserId user, SignInMethod method, String sealed) {
    var bytes = Base64.getUrlDecoder().decode(sealed);
    return wrapping.unwrap(issuer(tenant), method.key(), user.value(), bytes);
  }

  private static IssuerId issuer(TenantId tenant) {
    return new IssuerId(tenant.value());
  }
}
