package dev.gatewright.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One person's account at a tenant. Times are kept to the millisecond.
///
/// `emailAsTyped` is where mail goes and what is shown; `email` is its canonical spelling, unique
/// within the tenant. `role` is the tenant's own word for what the person is, such as `admin`.
/// Every session and grant begun at or before `signedOutAt` is dead.
public record User(
    UserId id,
    CanonicalEmail email,
    String emailAsTyped,
    boolean emailVerified,
    Claims claims,
    Optional<String> role,
    UserStatus status,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> signedOutAt) {
  /// As long as a language tag needs to be (RFC 5646 §4.4.1).
  private static final int LONGEST_LANGUAGE = 35;

  public User {
    if (!CanonicalEmail.parse(emailAsTyped).equals(Optional.of(email))) {
      throw new IllegalArgumentException("the typed address is not the canonical one's");
    }
    emailAsTyped = emailAsTyped.strip();
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    signedOutAt = signedOutAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
  }

  /// The account of somebody who comes by themselves and has shown that the address is theirs.
  public static User joining(
      UserId id, CanonicalEmail email, String asTyped, Claims claims, Instant now) {
    return new User(
        id,
        email,
        asTyped,
        true,
        claims,
        Optional.empty(),
        UserStatus.ACTIVE,
        now,
        now,
        Optional.empty());
  }

  /// Whether this account may act at all.
  public boolean isActive() {
    return status == UserStatus.ACTIVE;
  }

  /// The language that the person said they want (OpenID Connect Core §5.1, `locale`).
  public Optional<String> language() {
    return claims
        .one("locale")
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(tag -> !tag.isBlank() && tag.length() <= LONGEST_LANGUAGE);
  }

  /// Whether what began at that time is not ended by a sign-out everywhere.
  public boolean outlivesSignOut(Instant begun) {
    return signedOutAt.map(at -> begun.truncatedTo(ChronoUnit.MILLIS).isAfter(at)).orElse(true);
  }
}
