package dev.gatewright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a server begins with. Immutable but for the clock.
///
/// @param issuers declared with the vocabulary of this package
/// @param tenantsYaml the text of a whole `tenants.yaml`, applied before them
/// @param clock the server's clock; absent for one that stands still at the current second
public record TestSetup(
    List<TestIssuer> issuers, Optional<String> tenantsYaml, Optional<TestClock> clock) {
  /// The id of the issuer that has what is declared without naming one.
  public static final String ISSUER = "test";

  public TestSetup {
    issuers = List.copyOf(issuers);
    if (issuers.isEmpty() && tenantsYaml.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing would be served. Declare an issuer, or call TestSetup.of() for one named test.");
    }
  }

  /// One issuer, named `test`, that has these.
  public static TestSetup of(Declaration... declarations) {
    return of(TestIssuer.of(ISSUER).with(declarations));
  }

  /// These issuers; the first is the one that calls mean when they name none.
  public static TestSetup of(TestIssuer first, TestIssuer... more) {
    var all = new ArrayList<TestIssuer>();
    all.add(first);
    all.addAll(List.of(more));
    return new TestSetup(all, Optional.empty(), Optional.empty());
  }

  /// What a `tenants.yaml` says, with everything that it can say.
  public static TestSetup ofTenantsYaml(String text) {
    return new TestSetup(List.of(), Optional.of(text), Optional.empty());
  }

  /// With another clock. A setup that starts several servers gives them all this one.
  public TestSetup withClock(TestClock clock) {
    return new TestSetup(issuers, tenantsYaml, Optional.of(clock));
  }
}
