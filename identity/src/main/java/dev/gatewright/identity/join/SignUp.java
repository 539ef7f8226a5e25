package dev.gatewright.identity.join;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.linking.Linking;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.store.MailedChanges;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.store.MailedLinks.Found;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import java.net.InetAddress;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Making an account behind a mailed link: of somebody who asked for it, or was invited.
///
/// Nothing of the account is there before, so nobody can lay claim to an address that is not
/// theirs, and no address tells whether it has one. Safe for use by several threads.
public final class SignUp {
  private static final Set<LinkPurpose> PURPOSES =
      EnumSet.of(LinkPurpose.SIGN_UP, LinkPurpose.INVITATION);

  private final MailedLinks links;
  private final MailedChanges changes;
  private final NewAccounts accounts;

  public SignUp(MailedLinks links, MailedChanges changes, NewAccounts accounts) {
    this.links = links;
    this.changes = changes;
    this.accounts = accounts;
  }

  /// What the link opens, without using it; empty where it opens nothing.
  public Optional<MailedLink> open(TenantId tenant, String token, Instant now) {
    return LinkToken.parse(token)
        .map(parsed -> links.find(tenant, parsed, now))
        .flatMap(found ->
            found instanceof Found.Alive(var link)
                    && PURPOSES.contains(link.purpose())
                    && link.person().isEmpty()
                ? Optional.of(link)
                : Optional.empty());
  }

  /// What somebody types who makes an account. `terms` is the version of the terms that they
  /// accepted, where there are any.
  public record Application(
      String name, Secret password, Optional<String> terms, InetAddress address) {}

  /// What became of it.
  public sealed interface Outcome {
    record Done(MailedLink link, User user) implements Outcome {}

    record Refused(MailedLink link, PasswordPolicy.Reason reason) implements Outcome {}

    /// Too many passwords are being hashed; the link is as good as before.
    record Busy(MailedLink link) implements Outcome {}

    /// The address got an account since the link was mailed. Whoever reads its mail may know.
    record AddressTaken(MailedLink link) implements Outcome {}

    record LinkGone() implements Outcome {}
  }

  /// Makes the account and uses the link up.
  public Outcome join(
      TenantId tenant,
      String token,
      Application application,
      PasswordPolicy policy,
      String issuerName,
      Instant now) {
    var found = open(tenant, token, now);
    if (found.isEmpty()) {
      return new Outcome.LinkGone();
    }
    var link = found.get();
    return switch (accounts.prepare(tenant, link.address(), application, policy, issuerName, now)) {
      case NewAccounts.Refused(var reason) -> new Outcome.Refused(link, reason);
      case NewAccounts.Busy() -> new Outcome.Busy(link);
      case NewAccounts.Ready(var user, var hash) ->
          outcome(
              changes.join(
                  tenant, link, user, Optional.of(hash), application.terms(), By.owner(now)),
              link,
              user);
    };
  }

  private static Outcome outcome(MailedChanges.Change change, MailedLink link, User user) {
    return switch (change) {
      case DONE -> new Outcome.Done(link, user);
      case ADDRESS_TAKEN -> new Outcome.AddressTaken(link);
      case LINK_GONE -> new Outcome.LinkGone();
    };
  }

  /// Makes the account of somebody for whom a provider vouches, without a password, and uses the
  /// link up.
  public Outcome joinBy(
      TenantId tenant,
      String token,
      UpstreamIdentity identity,
      Optional<String> terms,
      Instant now) {
    var found = open(tenant, token, now);
    if (found.isEmpty()) {
      return new Outcome.LinkGone();
    }
    var link = found.get();
    var user = Linking.account(accounts.newId(), identity, link.address(), now);
    return outcome(changes.joinBy(tenant, link, user, identity, terms, By.owner(now)), link, user);
  }
}
