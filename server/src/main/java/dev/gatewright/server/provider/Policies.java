package dev.gatewright.server.provider;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.password.BreachedPasswords;
import dev.gatewright.identity.password.CommonPasswords;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.outbound.BreachRange;
import dev.gatewright.server.outbound.Outbound;
import java.util.Optional;

/// Which passwords the people of a tenant may set.
public final class Policies {
  /// NIST SP 800-63B-4 §3.1.1.2 for passwords that sign in alone.
  private static final int ALONE = 15;

  private static final Optional<CommonPasswords> COMMON = Optional.of(CommonPasswords.builtIn());

  private final Outbound outbound;
  private final TenantDirectory directory;

  public Policies(Outbound outbound, TenantDirectory directory) {
    this.outbound = outbound;
    this.directory = directory;
  }

  /// Those of a tenant by its id; the standard ones for a tenant that is gone.
  public PasswordPolicy of(TenantId tenant) {
    return directory
        .tenant(new IssuerId(tenant.value()))
        .map(this::of)
        .orElseGet(PasswordPolicy::standard);
  }

  public PasswordPolicy of(Tenant tenant) {
    var settings = tenant.settings();
    int said = settings.get(JoinKeys.MIN_LENGTH);
    int fewest = said > 0 ? Math.max(said, PasswordPolicy.DEFAULT_MIN_LENGTH) : byProfile(tenant);
    return new PasswordPolicy(fewest, COMMON, breached(tenant).orElse(BreachedPasswords.UNKNOWN));
  }

  private Optional<BreachedPasswords> breached(Tenant tenant) {
    return Optional.of(tenant.settings().get(JoinKeys.BREACH_CHECK))
        .filter(service -> !service.isEmpty())
        .map(service ->
            BreachedPasswords.byRange(new BreachRange(outbound, tenant.name(), service)));
  }

  /// The passwords known from breaches, where the tenant has somebody asked.
  public Optional<BreachedPasswords> breached(TenantId tenant) {
    return directory.tenant(new IssuerId(tenant.value())).flatMap(this::breached);
  }

  private static int byProfile(Tenant tenant) {
    boolean alone =
        tenant.settings().get(IssuerKeys.PROFILE)
            && tenant.settings().get(IssuerKeys.LOGIN_METHODS).contains(SignInMethod.PASSWORD);
    return alone ? ALONE : PasswordPolicy.DEFAULT_MIN_LENGTH;
  }
}
