package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class NewBrowserMailTest {
  private static final String HAL = "hal@acme.test";

  @TempDir private static Path data;

  @RegisterExtension private static final Joining SERVER = new Joining(() -> data);

  @Test
  @DisplayName("A sign-in in a second browser is told by mail, with when, for what and from where")
  void secondBrowser() throws Exception {
    var told = SERVER.at("told");
    var home = TwoTenants.visitor();
    home.signIn(home.open(told.authorize()), HAL, "hal hears horns");
    var again = home.open(told.authorize(Map.of("prompt", "login")));
    home.signIn(again, HAL, "hal hears horns");
    var away = TwoTenants.visitor();
    away.signIn(away.open(told.authorize()), HAL, "hal hears horns");

    var mail = SERVER.mail(HAL, 1);

    assertThat(mail.header("Subject")).isEqualTo("New sign-in to Told");
    assertThat(mail.part("text/plain")).contains("Web", "127.0.0.1", "had not been seen");
    assertThat(SERVER.mails(HAL)).hasSize(1);
  }
}
