package dev.gatewright.testkit;

/// A scope of the issuer's own, for a description on the consent page. Scopes that clients, members
/// and resources name need no declaration.
///
/// @param name as requests write it
/// @param description what the consent page says it allows; empty for none
public record TestScope(String name, String description) implements Declaration {
  public static TestScope of(String name, String description) {
    return new TestScope(name, description);
  }

  Keys keys() {
    var keys = Keys.NONE.with("name", name);
    return description.isEmpty() ? keys : keys.with("description", description);
  }
}
