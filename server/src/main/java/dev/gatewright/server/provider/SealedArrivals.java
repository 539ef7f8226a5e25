package dev.gatewright.server.provider;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.directory.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Somebody for whom a provider vouched, on the way through our pages until they have an account:
/// sealed, and worth nothing with the handle of another login, hence in another browser.
final class SealedArrivals {
  static final Duration LIFETIME = Duration.ofMinutes(30);

  private static final String KIND = "arrival";
  private static final String CONNECTED = "connected";
  private static final String NEW = "new";

  private final UpstreamCookies cookies;

  SealedArrivals(UpstreamCookies cookies) {
    this.cookies = cookies;
  }

  /// Somebody who came, when, and whether they were connected to an account then: whose connection
  /// ends meanwhile is not connected anew by having begun before that.
  record Arrived(UpstreamIdentity identity, Instant at, boolean connected) {}

  String seal(Tenant tenant, String handle, Arrived arrived) {
    return cookies.seal(
        tenant,
        String.join(
            " ",
            KIND,
            UpstreamCookies.tag(handle),
            Long.toString(arrived.at().toEpochMilli()),
            arrived.connected() ? CONNECTED : NEW,
            JsonText.of(arrived.identity().document().fields())));
  }

  /// Empty for what is not ours, of another login, or too old.
  Optional<Arrived> open(Tenant tenant, String handle, String sealed, Instant now) {
    return cookies
        .open(tenant, sealed)
        .map(text -> text.split(" ", 5))
        .filter(words -> words.length == 5 && words[0].equals(KIND))
        .filter(words -> words[1].equals(UpstreamCookies.tag(handle)))
        .map(words ->
            new Arrived(
                identity(words[4]),
                Instant.ofEpochMilli(Long.parseLong(words[2])),
                words[3].equals(CONNECTED)))
        .filter(arrived -> now.isBefore(arrived.at().plus(LIFETIME)));
  }

  private static UpstreamIdentity identity(String json) {
    return UpstreamIdentity.of(new Document(JsonText.fields(json)));
  }
}
