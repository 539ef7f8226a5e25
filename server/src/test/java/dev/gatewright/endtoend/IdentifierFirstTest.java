package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// An issuer whose page asks who it is before it asks for a proof.
final class IdentifierFirstTest {
  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "methods.yaml", Map.of());

  private final Visitor visitor = TwoTenants.visitor();

  @Test
  @DisplayName("The address is asked for alone, then the password; and can be changed between")
  void addressThenPassword() throws Exception {
    var first = visitor.open(TENANTS.acme().authorize(Map.of()));
    assertThat(first.text()).contains("Email address", "Continue").doesNotContain("Password");
    var none = visitor.submit(first, Map.of("email", " ", "identify", "yes"));
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.text()).contains("Enter your email address.");

    var bob = visitor.submit(none, Map.of("email", "bob@acme.test", "identify", "yes"));
    assertThat(bob.text()).contains("bob@acme.test", "Password").doesNotContain("Continue");
    var again = visitor.submit(bob, Map.of("another", "yes"));
    assertThat(again.text()).contains("Email address").doesNotContain("bob@acme.test");

    var ada = visitor.submit(again, Map.of("email", "ada@acme.test", "identify", "yes"));
    var wrong = visitor.submit(ada, Map.of("password", "not hers"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("ada@acme.test").doesNotContain("Continue");
    assertThat(visitor.submit(wrong, Map.of("password", "ada loves engines")).query())
        .containsKey("code");
  }

  @Test
  @DisplayName("An address that is nobody's is answered as one that is, to the letter")
  void nobodyLooksLikeSomebody() throws Exception {
    var first = visitor.open(TENANTS.acme().authorize(Map.of()));
    var nobody = visitor.submit(first, Map.of("email", "eve@acme.test", "identify", "yes"));
    var somebody = visitor.submit(first, Map.of("email", "ada@acme.test", "identify", "yes"));
    assertThat(nobody.text().replace("eve@", "ada@")).isEqualTo(somebody.text());
    assertThat(nobody.status()).isEqualTo(somebody.status());
  }

  @Test
  @DisplayName("The browser remembers which method was used, and not by whom")
  void remembersTheMethod() throws Exception {
    var first = visitor.open(TENANTS.acme().authorize(Map.of("login_hint", "ada@acme.test")));
    assertThat(first.text()).contains("ada@acme.test", "Password");
    visitor.submit(first, Map.of("password", "ada loves engines"));
    assertThat(visitor.cookie(first.uri(), "gw_method_acme")).contains("password");
  }
}
