package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Another address for an account, and the way back from it.
final class AddressChangeTest {
  @TempDir private static Path data;

  @RegisterExtension private static final Joining SERVER = new Joining(() -> data);

  @Test
  @DisplayName(
      "The new address confirms, the old one is told and puts itself back with a new password")
  void changeAndUndo() throws Exception {
    var visitor = TwoTenants.visitor();
    var form = form(visitor, "ada@acme.test", "ada loves engines");
    assertThat(visitor.submit(form, Map.of("email", "nothing")).status()).isEqualTo(422);
    assertThat(visitor.submit(form, Map.of("email", "ADA@acme.test")).text())
        .contains("your address already");
    var sent = visitor.submit(form, Map.of("email", "ada@other.test"));
    assertThat(sent.text()).contains("mailed a link", "ada@acme.test");

    var anywhere = TwoTenants.visitor();
    var link = SERVER.link("ada@other.test", 1);
    assertThat(anywhere.open(link).text()).as("by mail alone").contains("First sign in");
    var confirm = visitor.open(link);
    assertThat(confirm.text()).contains("Confirm your new address", "ada@other.test");
    assertThat(anywhere.submit(confirm, Map.of()).status()).as("by mail alone").isEqualTo(403);
    assertThat(visitor.submit(confirm, Map.of()).text()).contains("Your address is changed");
    assertThat(visitor.submit(confirm, Map.of()).status()).isEqualTo(410);
    assertThat(SERVER.server().run("user list", "--issuer", "acme"))
        .contains("ada@other.test")
        .doesNotContain("ada@acme.test");

    var told = SERVER.mail("ada@acme.test", 1);
    assertThat(told.part("text/plain")).contains("ada@other.test");
    var undo = anywhere.open(Joining.link(told));
    var back = anywhere.submit(undo, Map.of("password", "engines of ada are back"));
    assertThat(back.text()).contains("Your old address is back");
    assertThat(anywhere.cookie(SERVER.acme().at("/login"), "gw_device_acme"))
        .as("a browser of the owner's, which guesses of others do not keep out")
        .isPresent();
    assertThat(visitor.open(SERVER.acme().authorize()).text())
        .as("whoever was signed in is not")
        .contains("Password");
    var login = anywhere.open(SERVER.acme().authorize());
    assertThat(anywhere.signIn(login, "ada@acme.test", "engines of ada are back").query())
        .containsKey("code");
  }

  @Test
  @DisplayName("An address that has an account is asked for like any other, and confirms nothing")
  void takenAddress() throws Exception {
    var visitor = TwoTenants.visitor();
    var form = form(visitor, "bob@acme.test", "bob builds bridges");
    var sent = visitor.submit(form, Map.of("email", "fay@acme.test"));
    assertThat(sent.text()).contains("mailed a link");
    var confirm = visitor.open(SERVER.link("fay@acme.test", 1));
    assertThat(visitor.submit(confirm, Map.of()).status()).isEqualTo(410);
    assertThat(SERVER.server().run("user list", "--issuer", "acme")).contains("bob@acme.test");
  }

  private static Page form(Visitor visitor, String email, String password) throws Exception {
    var login = visitor.open(SERVER.acme().at("/account/address"));
    return visitor.signIn(login, email, password);
  }
}
