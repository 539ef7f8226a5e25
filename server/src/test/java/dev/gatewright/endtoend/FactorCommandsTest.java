package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does for somebody who lost their phone.
final class FactorCommandsTest {
  @TempDir private static Path data = Path.of("");

  @RegisterExtension private static final Joining JOINING = new Joining(() -> data);

  @Test
  @DisplayName(
      "NIST SP 800-63B-4 §4.2: an operator lists a person's factors without what proves, takes them"
          + " away, the person is told by mail, and signs in with the password alone")
  void taken() throws Exception {
    var fay = "fay@acme.test";
    var visitor = TwoTenants.visitor();
    var page = enter(visitor, fay, "fay finds ferns", "/security/authenticator");
    var phone = Authenticator.of(page);
    assertThat(visitor.submit(page, Map.of("code", phone.code(0))).text())
        .contains("Your authenticator app is set up.");
    var _ = run("user recovery-codes", fay);

    assertThat(run("user factors list", fay))
        .contains("totp", "recovery_code", "codes")
        .doesNotContain(phone.secret());
    assertThat(signIn(fay, "fay finds ferns").query()).as("asked for a code").isEmpty();

    var told = JOINING.mails(fay).size();
    assertThat(run("user factors remove", fay, "all"))
        .contains("took every factor from fay@acme.test");
    var mail = JOINING.mail(fay, told + 1);
    assertThat(mail.part("text/plain"))
        .contains("The people who run Acme took away", "set a new password at once");
    assertThat(signIn(fay, "fay finds ferns").query()).containsKey("code");
    assertThat(run("user factors list", fay)).contains("no factors beside the password");
    assertThat(run("audit")).contains("credential.removed").contains("operator");
  }

  @Test
  @DisplayName("One factor is taken away by its id, and the others stay; none of that id is told")
  void oneOfThem() throws Exception {
    var bob = "bob@acme.test";
    var visitor = TwoTenants.visitor();
    var page = enter(visitor, bob, "bob builds bridges", "/security/authenticator");
    var phone = Authenticator.of(page);
    visitor.submit(page, Map.of("code", phone.code(0)));
    var _ = run("user recovery-codes", bob);

    assertThatThrownBy(() -> run("user factors remove", bob, "another"))
        .hasMessageContaining("ended with 5")
        .hasMessageContaining("has no such factor");
    assertThat(run("user factors remove", bob, "totp")).contains("took totp from");
    assertThat(run("user factors list", bob)).contains("codes").doesNotContain("totp");
    assertThatThrownBy(() -> run("user factors remove", "nobody@acme.test", "all"))
        .hasMessageContaining("has no user nobody@acme.test");
  }

  private static Page enter(Visitor visitor, String email, String password, String path)
      throws Exception {
    var login = visitor.open(JOINING.server().at("/acme/account" + path));
    return visitor.signIn(login, email, password);
  }

  private static Page signIn(String email, String password) throws Exception {
    var visitor = TwoTenants.visitor();
    return visitor.signIn(visitor.open(JOINING.acme().authorize()), email, password);
  }

  private static String run(String command, String... arguments) throws Exception {
    var line = new ArrayList<>(List.of(arguments));
    line.add("--issuer");
    line.add("acme");
    return JOINING.server().run(command, line.toArray(String[]::new));
  }
}
