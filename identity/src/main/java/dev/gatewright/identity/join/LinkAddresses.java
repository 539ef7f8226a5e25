package dev.gatewright.identity.join;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import java.util.Optional;

/// Where a mailed link leads. It is made of what the tenant is configured with and of nothing that
/// a request says.
@FunctionalInterface
public interface LinkAddresses {
  /// Empty where the tenant is gone.
  Optional<Secret> of(TenantId tenant, LinkPurpose purpose, LinkToken token);
}
