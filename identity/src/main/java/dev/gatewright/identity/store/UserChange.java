package dev.gatewright.identity.store;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.IdentityEvent.UserChanged;
import java.util.ArrayList;
import java.util.Optional;

/// The fields of an account that a change writes; absent ones stay as they are.
///
/// `claims` replaces all claims. An empty `role` text takes the role away. A `status` that keeps
/// the user from acting ends all sessions and grants, unless `keepsSessions`: a pause, after which
/// they go on.
public record UserChange(
    Optional<Address> address,
    Optional<Boolean> emailVerified,
    Optional<Claims> claims,
    Optional<String> role,
    Optional<UserStatus> status,
    boolean keepsSessions) {
  public static final UserChange NONE =
      new UserChange(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

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
        Optional.of(new Address(email, asTyped)),
        emailVerified,
        claims,
        role,
        status,
        keepsSessions);
  }

  public UserChange withEmailVerified(boolean verified) {
    return new UserChange(address, Optional.of(verified), claims, role, status, keepsSessions);
  }

  public UserChange withClaims(Claims replacement) {
    return new UserChange(
        address, emailVerified, Optional.of(replacement), role, status, keepsSessions);
  }

  public UserChange withRole(String replacement) {
    return new UserChange(
        address, emailVerified, claims, Optional.of(replacement), status, keepsSessions);
  }

  public UserChange withoutRole() {
    return withRole("");
  }

  public UserChange withStatus(UserStatus replacement) {
    return new UserChange(
        address, emailVerified, claims, role, Optional.of(replacement), keepsSessions);
  }

  /// The change as a pause: what the user was signed in to goes on afterwards.
  public UserChange keepingSessions() {
    return new UserChange(address, emailVerified, claims, role, status, true);
  }

  /// Whether the change ends all sessions and grants of the user.
  public boolean endsSessions() {
    return !keepsSessions && status.filter(to -> to != UserStatus.ACTIVE).isPresent();
  }

  /// The event that this change of a user is.
  public UserChanged of(UserId user) {
    var fields = new ArrayList<String>();
    address.ifPresent(to -> fields.add("email"));
    emailVerified.ifPresent(to -> fields.add("email_verified"));
    claims.ifPresent(to -> fields.add("claims"));
    role.ifPresent(to -> fields.add("role"));
    status.ifPresent(to -> fields.add("status"));
    return new UserChanged(user, fields, status, address.map(Address::asTyped), endsSessions());
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
