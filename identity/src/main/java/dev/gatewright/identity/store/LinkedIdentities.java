package dev.gatewright.identity.store;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.upstream.GrantedPlace;
import dev.gatewright.identity.upstream.LinkedIdentity;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import java.util.List;
import java.util.Optional;

/// Who at other providers signs in to which account. Provider, issuer and subject together are one
/// account's at the most; an account may have several.
public interface LinkedIdentities {
  /// Most that one account has.
  int MOST = 20;

  /// Whose it is.
  Optional<LinkedIdentity> find(TenantId tenant, UpstreamIdentity identity);

  /// Those of a person, the first one first.
  List<LinkedIdentity> list(TenantId tenant, UserId user);

  /// Makes the account together with its link, and notes which terms were accepted, in one unit: of
  /// any number of callers with one identity or one address, one is answered `DONE`, and the others
  /// change nothing.
  Outcome create(
      TenantId tenant, User user, UpstreamIdentity identity, Optional<String> terms, By by);

  /// Links the identity to an account that is there and whose address is verified, and writes the
  /// mail that tells of it. What one's own account has already is `DONE`.
  Outcome link(TenantId tenant, UserId user, UpstreamIdentity identity, Mail notice, By by);

  /// Notes that somebody came by it now, and the address that the provider tells; answers whose it
  /// is, if it is anybody's.
  Optional<UserId> use(TenantId tenant, UpstreamIdentity identity, By by);

  /// Makes the person a member as the provider says, or no member any more, in one unit: a place
  /// that the provider gave follows its word, with the status that administrators gave it, and goes
  /// with it; a place that somebody else gave stays as it is.
  void place(
      TenantId tenant, UserId user, UpstreamIdentity identity, Optional<GrantedPlace> place, By by);

  /// Takes the link of this id away, and the place that it gave, where something else lets the
  /// person in.
  WaysIn.Removal unlink(TenantId tenant, UserId user, String id, WaysIn ways, Mail notice, By by);

  /// What became of a link.
  enum Outcome {
    DONE,
    /// Another account has the identity; nothing changed.
    IDENTITY_TAKEN,
    /// Another account has the address; nothing changed.
    ADDRESS_TAKEN,
    /// There is no such account that may be linked to, or it has as many as it may; nothing
    /// changed.
    NOT_POSSIBLE
  }
}
