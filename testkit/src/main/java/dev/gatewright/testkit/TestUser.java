package dev.gatewright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A person who can log in. Unless said otherwise the address is verified and the password is
/// [#PASSWORD].
public final class TestUser implements Declaration {
  /// The password of every user who is given no other.
  public static final String PASSWORD = "a password for tests";

  private final Keys keys;
  private final List<Membership> memberships;

  /// What the user is in one organization.
  record Membership(String organization, String title, List<String> scopes) {
    Membership {
      scopes = List.copyOf(scopes);
    }
  }

  private TestUser(Keys keys, List<Membership> memberships) {
    this.keys = keys;
    this.memberships = List.copyOf(memberships);
  }

  /// `email` names the user.
  public static TestUser of(String email) {
    return new TestUser(
        Keys.NONE.with("email", email).with("email_verified", true).with("password", PASSWORD),
        List.of());
  }

  /// The password the user begins with, 8 characters or more. Declared again it changes nothing:
  /// see [TestGatewright#changePassword].
  public TestUser password(String password) {
    return setting("password", password);
  }

  /// The full name, the claim `name` (OpenID Connect Core §5.1).
  public TestUser name(String name) {
    return setting("name", name);
  }

  /// The application's own word for what the user is, such as `admin`.
  public TestUser role(String role) {
    return setting("role", role);
  }

  /// Leaves the address unverified.
  public TestUser unverified() {
    return setting("email_verified", false);
  }

  /// Keeps the user from logging in and refreshing.
  public TestUser suspended() {
    return setting("status", "suspended");
  }

  /// Removes the user. Their tokens and sessions go with them.
  public TestUser absent() {
    return setting("absent", true);
  }

  /// Makes the user a member of an organization with no title and these scopes; instead of what
  /// they were declared to be there before.
  public TestUser memberOf(String organization) {
    return memberOf(organization, "");
  }

  /// Makes the user a member with a title (empty for none) and these scopes.
  public TestUser memberOf(String organization, String title, String... scopes) {
    var all = new ArrayList<>(notMemberOf(organization).memberships);
    all.add(new Membership(organization, title, List.of(scopes)));
    return new TestUser(keys, all);
  }

  /// Without what was declared about this organization. Applied to a running server, it ends the
  /// membership.
  public TestUser notMemberOf(String organization) {
    return new TestUser(
        keys,
        memberships.stream().filter(one -> !one.organization().equals(organization)).toList());
  }

  /// Any key of a user in `tenants.yaml`, such as `phone_number` or `birthdate`; the value is a
  /// text, flag or map of texts.
  public TestUser setting(String key, Object value) {
    return new TestUser(keys.with(key, value), memberships);
  }

  /// The address as declared.
  public String email() {
    return keys.text("email");
  }

  /// The declared password.
  public String password() {
    return keys.text("password");
  }

  /// What tells users apart: the address without regard to case.
  String key() {
    return email().toLowerCase(Locale.ROOT);
  }

  boolean isAbsent() {
    return Boolean.TRUE.equals(keys.values().get("absent"));
  }

  Keys keys() {
    return keys;
  }

  List<Membership> memberships() {
    return memberships;
  }

  @Override
  public String toString() {
    return "TestUser[" + email() + "]";
  }
}
