package dev.gatewright.server.provider;

import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.password.BreachedPasswords;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordWatch;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.throttle.BreachLooks;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.store.people.AccountTable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Looks for passwords with which people sign in among those known from breaches elsewhere, where
/// the issuer names a service that knows them. The sign-in goes on meanwhile: another machine that
/// is slow or away is no reason to keep somebody out, and whoever has the password is in already.
/// What is found is an event, and a mail that asks the person for another password.
public final class BreachWatch implements PasswordWatch {
  private static final Logger LOG = System.getLogger("gatewright.passwords");

  private final Function<TenantId, Optional<BreachedPasswords>> known;
  private final BreachLooks looks;
  private final AccountTable accounts;
  private final Executor elsewhere;

  /// @param known whom to ask for a tenant; nobody where its issuer names no service
  /// @param elsewhere where asking takes place, so that the sign-in does not wait
  public BreachWatch(
      Function<TenantId, Optional<BreachedPasswords>> known,
      BreachLooks looks,
      AccountTable accounts,
      Executor elsewhere) {
    this.known = known;
    this.looks = looks;
    this.accounts = accounts;
    this.elsewhere = elsewhere;
  }

  @Override
  public void matched(Claim claim, User owner, Password password, PasswordHash kept) {
    var tenant = claim.tenant();
    var breached = known.apply(tenant);
    if (breached.isPresent() && looks.take(tenant, owner.id(), kept, claim.now())) {
      var service = breached.get();
      var notice = claim.notice(owner, NoticeKind.PASSWORD_BREACHED, Optional.empty());
      elsewhere.execute(() -> {
        try {
          if (service.isKnown(password)) {
            accounts.breached(tenant, owner.id(), kept, notice, By.server(claim.now()));
          }
        } catch (StoreUnavailable e) {
          LOG.log(Level.WARNING, "a breached password was not written down: {0}", e.getMessage());
        }
      });
    }
  }
}
