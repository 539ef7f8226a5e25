package dev.gatewright.server.directory;

import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import dev.gatewright.store.tenants.KeptIssuer;
import java.net.URI;

/// Under which URL an issuer of the store is served.
public final class IssuerUrls {
  private IssuerUrls() {}

  /// Its own `url`, or its id under `base_url` as that is now: the URL in the row is as old as the
  /// issuer's last change. An issuer that cannot be read has no other than that one.
  public static URI served(KeptIssuer kept, URI baseUrl) {
    try {
      return StoredSettings.issuer(kept.id().value(), kept.document()).url(baseUrl);
    } catch (UnreadableRow _) {
      return URI.create(kept.url());
    }
  }
}
