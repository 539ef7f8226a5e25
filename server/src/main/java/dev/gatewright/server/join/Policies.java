package dev.gatewright.server.join;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.password.BreachedPasswords;
import dev.gatewright.identity.password.CommonPasswords;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.outbound.BreachRange;
import dev.gatewright.server.outbound.Outbound;
import java.util.Optional;
import java.util.function.Function;

/// Which passwords the people of a tenant may set, whoever sets them.
public final class Policies {
  /// NIST SP 800-63B-4 §3.1.1.2 for passwords that sign in alone.
  private static final int ALONE = 15;

  private static final Optional<CommonPasswords> COMMON = Optional.of(CommonPasswords.builtIn());

  private final Optional<Outbound> outbound;
  private final Function<TenantId, Optional<IssuerSettings>> settings;

  private Policies(
      Optional<Outbound> outbound, Function<TenantId, Optional<IssuerSettings>> settings) {
    this.outbound = outbound;
    this.settings = settings;
  }

  /// Those of a running server.
  public Policies(Outbound outbound, TenantDirectory directory) {
    this(
        Optional.of(outbound),
        tenant -> directory.tenant(new IssuerId(tenant.value())).map(Tenant::settings));
  }

  /// Those of tenants that no server serves at this moment: nobody else is asked about a password.
  public static Policies offline(Function<TenantId, Optional<IssuerSettings>> settings) {
    return new Policies(Optional.empty(), settings);
  }

  /// Those of a tenant by its id; the standard ones for a tenant that is gone.
  public PasswordPolicy of(TenantId tenant) {
    return settings.apply(tenant).map(this::of).orElseGet(PasswordPolicy::standard);
  }

  public PasswordPolicy of(Tenant tenant) {
    return of(tenant.settings());
  }

  private PasswordPolicy of(IssuerSettings issuer) {
    int said = issuer.get(JoinKeys.MIN_LENGTH);
    int fewest = said > 0 ? Math.max(said, PasswordPolicy.DEFAULT_MIN_LENGTH) : byProfile(issuer);
    return new PasswordPolicy(fewest, COMMON, breached(issuer).orElse(BreachedPasswords.UNKNOWN));
  }

  /// The passwords known from breaches, where the tenant has somebody asked.
  public Optional<BreachedPasswords> breached(TenantId tenant) {
    return settings.apply(tenant).flatMap(this::breached);
  }

  private Optional<BreachedPasswords> breached(IssuerSettings issuer) {
    var service = issuer.get(JoinKeys.BREACH_CHECK);
    return outbound
        .filter(_ -> !service.isEmpty())
        .map(out -> BreachedPasswords.byRange(new BreachRange(out, issuer.id(), service)));
  }

  private static int byProfile(IssuerSettings issuer) {
    boolean alone =
        issuer.get(IssuerKeys.PROFILE)
            && issuer.get(IssuerKeys.LOGIN_METHODS).contains(SignInMethod.PASSWORD);
    return alone ? ALONE : PasswordPolicy.DEFAULT_MIN_LENGTH;
  }
}
