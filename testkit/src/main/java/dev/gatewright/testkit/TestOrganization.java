package dev.gatewright.testkit;

/// An organization. One that a [TestUser] belongs to needs no declaration of its own unless it is
/// to have a name or another status. Its members are declared with the users.
public final class TestOrganization implements Declaration {
  private final Keys keys;

  private TestOrganization(Keys keys) {
    this.keys = keys;
  }

  /// `id` is what tokens write, such as `org_acme`.
  public static TestOrganization of(String id) {
    return new TestOrganization(Keys.NONE.with("id", id));
  }

  /// What people call it; the id unless said otherwise.
  public TestOrganization name(String name) {
    return new TestOrganization(keys.with("name", name));
  }

  /// Suspends it: tokens no longer name it.
  public TestOrganization suspended() {
    return new TestOrganization(keys.with("status", "suspended"));
  }

  /// Removes it and its memberships.
  public TestOrganization absent() {
    return new TestOrganization(keys.with("absent", true));
  }

  public String id() {
    return keys.text("id");
  }

  Keys keys() {
    return keys;
  }

  @Override
  public String toString() {
    return "TestOrganization[" + id() + "]";
  }
}
