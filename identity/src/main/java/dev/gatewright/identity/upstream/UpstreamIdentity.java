package dev.gatewright.identity.upstream;

import dev.gatewright.identity.Document;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  /// The REFEDS profile, the PAPE policy, this program's own, and those of OpenID Connect EAP.
  private static final Set<String> TWO_FACTORS =
      Set.of(
          "https://refeds.org/profile/mfa",
          "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
          "urn:gatewright:acr:mfa",
          "phr",
          "phrh");

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

  /// The last moment that `auth_time` can mean: it is told in whole seconds (OpenID Connect Core
  /// §2), so a proof of this very second would seem to be older than what asked for it.
  public Optional<Instant> provedBy() {
    return authTime.map(told -> told.truncatedTo(ChronoUnit.SECONDS).plusMillis(999));
  }

  /// Whether a text can be an issuer or a subject of at most that length: it says something, in one
  /// line.
  public static boolean fits(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }

  /// Whether the provider says that two factors were proved there: by `amr` (RFC 8176 §2), or by an
  /// `acr` that is known to mean that.
  public boolean saysTwoFactors() {
    return amr.contains("mfa") || acr.filter(TWO_FACTORS::contains).isPresent();
  }

  /// All of it as one document, for whoever seals it.
  public Document document() {
    return Document.EMPTY
        .with("provider", provider.value())
        .with("iss", issuer)
        .with("sub", subject)
        .with("email", email)
        .with("email_verified", emailVerified)
        .with("name", name)
        .with("given_name", givenName)
        .with("family_name", familyName)
        .with("picture", picture)
        .with("locale", locale)
        .with("groups", groups)
        .with("domain", domain)
        .with("amr", amr.stream().sorted().toList())
        .with("acr", acr)
        .with("auth_time", authTime.map(Instant::toEpochMilli));
  }

  /// What [#document()] made; throws `IllegalArgumentException` or `NoSuchElementException` for
  /// anything else.
  public static UpstreamIdentity of(Document document) {
    return new UpstreamIdentity(
        new ProviderName(document.text("provider").orElseThrow()),
        document.text("iss").orElseThrow(),
        document.text("sub").orElseThrow(),
        document.text("email"),
        document.flag("email_verified").orElse(false),
        document.text("name"),
        document.text("given_name"),
        document.text("family_name"),
        document.text("picture"),
        document.text("locale"),
        document.texts("groups"),
        document.text("domain"),
        Set.copyOf(document.texts("amr")),
        document.text("acr"),
        document.number("auth_time").map(Instant::ofEpochMilli));
  }

  /// What it says of the person stays out of logs.
  @Override
  public String toString() {
    return "UpstreamIdentity[" + provider.value() + ", ***]";
  }
}
