package dev.gatewright.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// That an organization says a mail domain is its own, and what must stand in the DNS to show it.
///
/// `challenge` is of this claim alone: a record that proves a domain for one organization, or at
/// one tenant, proves it for no other. `provedAt` is when the record was last seen.
public record DomainClaim(
    OrganizationId organization,
    MailHost domain,
    String challenge,
    DomainStatus status,
    Instant claimedAt,
    Optional<Instant> provedAt) {
  private static final String LABEL = "_gatewright-challenge.";
  private static final String VALUE = "gatewright-domain=";
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{32}");
  private static final int RANDOM_BYTES = 24;

  public DomainClaim {
    if (!CHALLENGE.matcher(challenge).matches()) {
      throw new IllegalArgumentException("a challenge is 192 random bits");
    }
    claimedAt = claimedAt.truncatedTo(ChronoUnit.MILLIS);
    provedAt = provedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
  }

  /// A claim that nobody has proved.
  public static DomainClaim of(
      OrganizationId organization, MailHost domain, SecureRandom random, Instant now) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new DomainClaim(
        organization,
        domain,
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        DomainStatus.PENDING,
        now,
        Optional.empty());
  }

  /// Where the TXT record is looked for. Below the domain, so that nothing else that stands at the
  /// domain itself is in its way.
  public String recordName() {
    return LABEL + domain;
  }

  /// What it says.
  public String recordValue() {
    return VALUE + challenge;
  }

  /// Whether the claim's record is among these.
  public boolean isProvedBy(List<String> texts) {
    return texts.stream().map(String::strip).anyMatch(recordValue()::equals);
  }
}
