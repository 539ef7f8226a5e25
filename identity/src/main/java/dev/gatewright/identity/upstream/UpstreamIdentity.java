package dev.gatewright.identity.upstream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Somebody as a provider describes them, after everything that it sent was verified.
///
/// Who it is, is told by provider, issuer and subject together and by nothing else: addresses are
/// given to other people, and some providers hand on addresses that nobody proved.
///
/// @param issuer the `iss` that vouches; for plain OAuth 2.0 the provider's fixed identifier
/// @param subject the `sub`, unique within the issuer and never given to somebody else (OpenID
///   Connect Core §2)
/// @param email the address as the provider spells it
/// @param emailVerified whether the provider itself says that they hold that address
/// @param groups what the provider says they belong to
/// @param domain the organization's domain or number that the provider manages them for (`hd`,
///   `tid`)
/// @param amr how they proved who they are there (RFC 8176)
/// @param acr the context class that was reached there
/// @param authTime when they proved it there, if the provider says
public record UpstreamIdentity(
    ProviderName provider,
    String issuer,
    String subject,
    Optional<String> email,
    boolean emailVerified,
    Optional<String> name,
    Optional<String> givenName,
    Optional<String> familyName,
    Optional<String> picture,
    Optional<String> locale,
    List<String> groups,
    Optional<String> domain,
    Set<String> amr,
    Optional<String> acr,
    Optional<Instant> authTime) {
  /// OpenID Connect Core §2 has no subject that is longer.
  public static final int LONGEST_SUBJECT = 255;

  public static final int LONGEST_ISSUER = 512;

  public UpstreamIdentity {
    if (!fits(subject, LONGEST_SUBJECT) || !fits(issuer, LONGEST_ISSUER)) {
      throw new IllegalArgumentException("not the issuer and subject of somebody");
    }
    if (emailVerified && email.isEmpty()) {
      throw new IllegalArgumentException("there is no address that could be verified");
    }
    groups = List.copyOf(groups);
    amr = Set.copyOf(amr);
  }

  /// Whether a text can be an issuer or a subject of at most that length: it says something, in one
  /// line.
  public static boolean fits(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }

  /// What it says of the person stays out of logs.
  @Override
  public String toString() {
    return "UpstreamIdentity[" + provider.value() + ", ***]";
  }
}
