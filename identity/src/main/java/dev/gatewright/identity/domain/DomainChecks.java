package dev.gatewright.identity.domain;

import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.MailHost;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.store.Domains;
import dev.gatewright.identity.store.Domains.Due;
import dev.gatewright.identity.store.Domains.Proving;
import dev.gatewright.identity.store.Organizations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looks whether the records stand in the DNS that show whose domains are. Safe for any number of
/// threads.
///
/// A domain that was proved is looked at every day. A record that is missing ends it after three
/// days, so that a move between name servers does not, and one of which nobody can say anything
/// after two weeks: a name that was given up is soon somebody else's.
public final class DomainChecks {
  static final Duration DAILY = Duration.ofDays(1);
  static final Duration AGAIN = Duration.ofHours(6);
  static final Duration MISSING = Duration.ofDays(3);
  static final Duration UNKNOWN = Duration.ofDays(14);

  /// How long somebody waits who asks for the same once more.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Duration LEASE = Duration.ofMinutes(10);

  /// Until a look that got no turn.
  static final Duration NEXT_TURN = Duration.ofMinutes(10);

  private static final int AT_ONCE = 10;

  /// Most administrators who are told of a loss.
  private static final int MOST_TOLD = 20;

  private final Domains domains;
  private final Organizations organizations;
  private final TxtRecords records;

  public DomainChecks(Domains domains, Organizations organizations, TxtRecords records) {
    this.domains = domains;
    this.organizations = organizations;
    this.records = records;
  }

  /// What a look showed.
  public sealed interface Outcome {
    record Verified() implements Outcome {}

    /// The record is not there, or says something else.
    record NoRecord(DomainClaim claim) implements Outcome {}

    record Unanswered() implements Outcome {}

    record HeldByAnother() implements Outcome {}

    /// Somebody looked a moment ago, or too many look now.
    record TooSoon() implements Outcome {}

    record NoSuchClaim() implements Outcome {}
  }

  /// Looks now, because somebody asks for it.
  public Outcome verify(TenantId tenant, OrganizationId organization, MailHost domain, By by) {
    var taken = domains.take(tenant, organization, domain, PAUSE, by.at());
    if (taken.isEmpty()) {
      boolean there =
          domains.list(tenant, organization).stream()
              .anyMatch(claim -> claim.domain().equals(domain));
      return there ? new Outcome.TooSoon() : new Outcome.NoSuchClaim();
    }
    var claim = taken.get();
    return switch (records.at(claim.recordName())) {
      case TxtRecords.Answer.Unanswered() -> new Outcome.Unanswered();
      case TxtRecords.Answer.Busy() -> new Outcome.TooSoon();
      case TxtRecords.Answer.Found(var texts) when !claim.isProvedBy(texts) ->
          new Outcome.NoRecord(claim);
      case TxtRecords.Answer.Found _ ->
          switch (domains.proved(tenant, claim, by.at().plus(DAILY), by)) {
            case PROVED -> new Outcome.Verified();
            case HELD_BY_ANOTHER -> new Outcome.HeldByAnother();
            case GONE -> new Outcome.NoSuchClaim();
          };
    };
  }

  /// Looks at some of the domains that are due; answers how many.
  public int round(Instant now) {
    var due = domains.takeDue(AT_ONCE, LEASE, now);
    due.forEach(one -> look(one, now));
    return due.size();
  }

  private void look(Due due, Instant now) {
    var tenant = due.tenant();
    var claim = due.claim();
    var answer = records.at(claim.recordName());
    if (answer instanceof TxtRecords.Answer.Busy) {
      domains.postpone(tenant, claim, now.plus(NEXT_TURN));
      return;
    }
    var longest = answer instanceof TxtRecords.Answer.Unanswered ? UNKNOWN : MISSING;
    if (answer instanceof TxtRecords.Answer.Found(var texts) && claim.isProvedBy(texts)) {
      if (domains.proved(tenant, claim, now.plus(DAILY), By.server(now)) == Proving.PROVED) {
        return;
      }
    } else if (!claim.provedAt().orElse(claim.claimedAt()).plus(longest).isAfter(now)) {
      lose(tenant, claim, now);
      return;
    }
    domains.postpone(tenant, claim, now.plus(AGAIN));
  }

  private void lose(TenantId tenant, DomainClaim claim, Instant now) {
    var notices =
        organizations.administratorsOf(tenant, claim.organization(), MOST_TOLD).stream()
            .map(person -> notice(person, claim))
            .toList();
    domains.lost(tenant, claim, notices, By.server(now));
  }

  private static Mail notice(User person, DomainClaim claim) {
    var domain = Optional.of(claim.domain().value());
    return Mail.notice(person, new Mail.Content.Notice(NoticeKind.DOMAIN_LOST, domain));
  }
}
