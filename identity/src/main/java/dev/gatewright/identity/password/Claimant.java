package dev.gatewright.identity.password;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.throttle.Networks;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// For whom a password is hashed: whose turn it takes when many wait.
public record Claimant(String tenant, String account, String address) {
  /// The operator, who sets passwords one after the other.
  public static final Claimant OPERATOR = new Claimant("", "", "");

  /// Somebody who acts for the account of this address.
  public static Claimant visitor(
      TenantId tenant, Optional<CanonicalEmail> account, InetAddress address) {
    return new Claimant(
        tenant.value(), account.map(CanonicalEmail::value).orElse(""), Networks.of(address));
  }

  /// Somebody at a tenant's login page who typed this, an address or another name, if it can be
  /// one.
  static Claimant visitor(TenantId tenant, String typed, InetAddress address) {
    var account =
        CanonicalEmail.parse(typed)
            .map(CanonicalEmail::value)
            .or(() -> LoginName.parse(typed).map(LoginName::value));
    return new Claimant(tenant.value(), account.orElse(""), Networks.of(address));
  }

  List<String> keys() {
    return List.of("account " + account, "address " + address);
  }
}
