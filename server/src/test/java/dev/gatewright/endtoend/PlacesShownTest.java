package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.place.PlacesFile;
import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesShownTest {
  private static final String PLACE = "127.0.0.1 (Berlin, Germany)";

  @TempDir private Path data;

  @Test
  @DisplayName(
      "locations: mails, the page of a mailed link, sessions and activity say where an address is,"
          + " and doctor looks at the file")
  void shown() throws Exception {
    var places = data.resolve("places.mmdb");
    new PlacesFile("GeoLite2-City")
        .with("127.0.0", PlacesFile.place("DE", Map.of("en", "Berlin")))
        .write(places);
    var settings = Files.readString(TwoTenants.file("inbox-server.yaml"));
    var file =
        Files.writeString(
            data.resolve("server.yaml"), settings + "locations: \"" + places + "\"\n");
    try (var server =
        ServedGatewright.start(file, TwoTenants.file("mailed.yaml"), data, Map.of())) {
      var web = new RelyingParty(server.at("/acme"), "web", TwoTenants.SECRET, TwoTenants.CALLBACK);
      var visitor = TwoTenants.visitor();
      var page = visitor.open(web.authorize());
      visitor.submit(page, Map.of("email", "ada@acme.test", "choose", "email_code"));
      var mail = CaughtMail.await(server.at("/"), "ada@acme.test", 1);
      assertThat(mail.text()).contains(PLACE);

      var confirm = visitor.open(mail.link());
      assertThat(confirm.text()).contains(PLACE);
      visitor.submit(confirm, Map.of());
      assertThat(visitor.open(server.at("/acme/account/sessions")).text()).contains(PLACE);
      assertThat(visitor.open(server.at("/acme/account/activity")).text()).contains(PLACE);
      assertThat(server.run("doctor")).contains("OK    locations: " + places);
    }
  }
}
