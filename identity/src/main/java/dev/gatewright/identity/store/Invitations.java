package dev.gatewright.identity.store;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invitations to organizations, each good for one address and for once.
///
/// One counts while it is neither answered nor expired, its organization is active, and whoever
/// made it could make it now: a member looks after the organization still and holds what it gives.
public interface Invitations {
  /// Most of one organization in a week, answered ones included.
  int MOST = 200;

  /// Most of one inviter in a week.
  int MOST_OF_INVITER = 100;

  /// How often one can be mailed.
  int MOST_MAILS = 5;

  /// Keeps the invitation and writes its mail, in one unit. One of the same address that waits is
  /// replaced, and its link is worthless.
  Inviting invite(
      TenantId tenant, MemberInvitation invitation, byte[] secretHash, Mail mail, By by);

  /// What became of it.
  enum Inviting {
    INVITED,
    /// There is no such active organization, or whoever asks does not hold all of this there.
    NOT_ALLOWED,
    MEMBER_ALREADY,
    /// The organization, the inviter or the address had as many as they may.
    ENOUGH
  }

  /// Those of the organization that wait for an answer, by address.
  List<MemberInvitation> pending(TenantId tenant, OrganizationId organization, Instant now);

  /// Takes one back; false when there is none or the administrator is none.
  boolean revoke(
      TenantId tenant,
      OrganizationId organization,
      LinkId invitation,
      Optional<UserId> administrator,
      By by);

  /// An invitation that counts, and what its organization is called.
  record Counting(MemberInvitation invitation, String organizationName) {}

  /// What a token opens, without using it.
  Optional<Counting> open(TenantId tenant, LinkToken token, Instant now);

  /// The one of this id, if it counts.
  Optional<Counting> find(TenantId tenant, LinkId invitation, Instant now);

  /// Those that count for an address, at most `most`.
  List<Counting> of(TenantId tenant, CanonicalEmail address, int most, Instant now);

  /// Notes that the active account with the invitation's address reads mail there, with all that
  /// [MailedChanges] says of who shows it first; false where there is none or the token opens
  /// nothing. The invitation waits on.
  ///
  /// @param signedIn whose session the browser has
  boolean arrived(TenantId tenant, LinkToken token, Optional<UserId> signedIn, By by);

  /// Makes the person, whose address is verified and the invitation's, a member; of any number of
  /// callers one does. Whoever is a member already stays as they are.
  boolean accept(TenantId tenant, LinkId invitation, UserId person, By by);

  /// Says no for the person, as above.
  boolean decline(TenantId tenant, LinkId invitation, UserId person, By by);

  /// Somebody who has no account yet, with what they sign in with from then on, and the terms that
  /// they accepted.
  record Newcomer(
      User user,
      Optional<PasswordHash> hash,
      Optional<UpstreamIdentity> identity,
      Optional<String> terms) {}

  /// Makes the account, its link and the membership. `LINK_GONE`, and nothing changed, also where
  /// another account has the identity.
  MailedChanges.Change join(TenantId tenant, LinkToken token, Newcomer newcomer, By by);
}
