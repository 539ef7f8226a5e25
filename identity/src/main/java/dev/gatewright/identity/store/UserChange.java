package dev.gatewright.identity.store;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import java.util.Optional;

/// The fields of an account that a change writes; absent ones stay as they are.
///
/// `claims` replaces all claims. An empty `role` text takes the role away.
public record UserChange(
    Optional<Address> address,
    Optional<Boolean> emailVerified,
    Optional<Claims> claims,
    Optional<String> role,
    Optional<UserStatus> status) {
  public static final UserChange NONE =
      new UserChange(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// A new address as typed and in its canonical spelling.
  public record Address(CanonicalEmail email, String asTyped) {
    public Address {
      asTyped = asTyped.strip();
      if (!CanonicalEmail.parse(asTyped).equals(Optional.of(email))) {
        throw new IllegalArgumentException("the typed address is not the canonical one's");
      }
    }
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  public UserChange withAddress(CanonicalEmail email, String asTyped) {
    return new UserChange(
        Optional.of(new Address(email, asTyped)), emailVerified, claims, role, status);
  }

  public UserChange withEmailVerified(boolean verified) {
    return new UserChange(address, Optional.of(verified), claims, role, status);
  }

  public UserChange withClaims(Claims replacement) {
    return new UserChange(address, emailVerified, Optional.of(replacement), role, status);
  }

  public UserChange withRole(String replacement) {
    return new UserChange(address, emailVerified, claims, Optional.of(replacement), status);
  }

  public UserChange withoutRole() {
    return withRole("");
  }

  public UserChange withStatus(UserStatus replacement) {
    return new UserChange(address, emailVerified, claims, role, Optional.of(replacement));
  }

  /// The account with this change made, apart from its times.
  public User applyTo(User user) {
    return new User(
        user.id(),
        address.map(Address::email).orElse(user.email()),
        address.map(Address::asTyped).orElse(user.emailAsTyped()),
        emailVerified.orElse(user.emailVerified()),
        claims.orElse(user.claims()),
        role.or(user::role).filter(text -> !text.isEmpty()),
        status.orElse(user.status()),
        user.createdAt(),
        user.updatedAt(),
        user.signedOutAt());
  }
}
