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

  private final UpstreamCookies cookies;

  SealedArrivals(UpstreamCookies cookies) {
    this.cookies = cookies;
  }

  /// Somebody who came, and when.
  record Arrived(UpstreamIdentity identity, Instant at) {}

  String seal(Tenant tenant, String handle, Arrived arrived) {
    return cookies.seal(
        tenant,
        String.join(
            " ",
            KIND,
            UpstreamCookies.tag(handle),
            Long.toString(arrived.at().toEpochMilli()),
            JsonText.of(arrived.identity().document().fields())));
  }

  /// Empty for what is not ours, of another login, or too old.
  Optional<Arrived> open(Tenant tenant, String handle, String sealed, Instant now) {
    return cookies
        .open(tenant, sealed)
        .map(text -> text.split(" ", 4))
        .filter(words -> words.length == 4 && words[0].equals(KIND))
        .filter(words -> words[1].equals(UpstreamCookies.tag(handle)))
        .map(words ->
            new Arrived(identity(words[3]), Instant.ofEpochMilli(Long.parseLong(words[2]))))
        .filter(arrived -> now.isBefore(arrived.at().plus(LIFETIME)));
  }

  private static UpstreamIdentity identity(String json) {
    return UpstreamIdentity.of(new Document(JsonText.fields(json)));
  }
}
