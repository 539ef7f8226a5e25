package dev.gatewright.identity.store;

import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.MailHost;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which mail domains organizations claim, and which are theirs.
///
/// Any number may claim a domain; it belongs to at most one organization of a tenant, however many
/// prove it at once. Where a method takes an administrator, what they hold is looked at in the unit
/// that uses it.
public interface Domains {
  /// Most that one organization may claim.
  int MOST = 20;

  /// The active organization to which the domain belongs now. Only exactly this domain counts: none
  /// below it, and none above.
  Optional<OrganizationId> holder(TenantId tenant, MailHost domain);

  /// All claims of the organization, by domain.
  List<DomainClaim> list(TenantId tenant, OrganizationId organization);

  /// Keeps a new claim. One that the organization has of the domain stays as it is.
  Claiming claim(TenantId tenant, DomainClaim claim, Optional<UserId> administrator, By by);

  /// What became of it.
  enum Claiming {
    CLAIMED,
    THERE_ALREADY,
    TOO_MANY,
    /// There is no such active organization, or it is not the administrator's.
    NOT_ALLOWED
  }

  /// Takes a claim in order to look at its record, so that two do not at once and nobody asks the
  /// DNS without pause; empty where it was taken a moment ago, or is not there.
  Optional<DomainClaim> take(
      TenantId tenant, OrganizationId organization, MailHost domain, Duration pause, Instant now);

  /// A claim that is due to be looked at again.
  record Due(TenantId tenant, DomainClaim claim) {}

  /// Takes domains whose records are due to be looked at again; nobody else has them before `now +
  /// lease`.
  List<Due> takeDue(int limit, Duration lease, Instant now);

  /// The record was seen: the domain is the organization's until further notice, and is looked at
  /// again at `due`.
  Proving proved(TenantId tenant, DomainClaim claim, Instant due, By by);

  /// What became of it.
  enum Proving {
    PROVED,
    /// It is another organization's, whose record is looked at next.
    HELD_BY_ANOTHER,
    /// The claim is gone, or was made anew meanwhile.
    GONE
  }

  /// The record was not seen, which need not mean anything yet: it is looked at again at `due`.
  void postpone(TenantId tenant, DomainClaim claim, Instant due);

  /// The domain is the organization's no more; the mails tell its administrators, in the same unit.
  /// False, and nothing changed, where it was not or the record was seen meanwhile.
  boolean lost(TenantId tenant, DomainClaim claim, List<Mail> notices, By by);

  /// Gives the claim up, and with it the domain; false when there is none or nobody may.
  boolean remove(
      TenantId tenant,
      OrganizationId organization,
      MailHost domain,
      Optional<UserId> administrator,
      By by);
}
