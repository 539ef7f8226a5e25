package dev.gatewright.server.upstream;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.directory.Tenant;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The providers that an issuer trusts to say who somebody is.
///
/// Sending a browser there may ask the provider where its pages are, and taking it back asks it for
/// tokens; both wait only within limits of the provider's own. What is listed is known without
/// asking anybody.
public interface Upstreams {
  /// What the login page can offer, in the order in which the issuer names it: the enabled ones.
  List<UpstreamProvider> list(Tenant tenant);

  /// One of these.
  default Optional<UpstreamProvider> find(Tenant tenant, ProviderName provider) {
    return list(tenant).stream().filter(it -> it.name().equals(provider)).findFirst();
  }

  /// Where the provider sends browsers back to: an address of its own for each provider, so that
  /// one provider's answer is never taken for another's (RFC 9700 §4.4).
  static URI callback(Tenant tenant, ProviderName provider) {
    return callback(tenant.issuer().url(), provider);
  }

  /// The same for an issuer that is served nowhere yet.
  static URI callback(String issuerUrl, ProviderName provider) {
    return URI.create(issuerUrl + "/upstream/" + provider.value());
  }

  /// Begins a login at a provider (RFC 6749 §4.1.1).
  UpstreamStart begin(Tenant tenant, ProviderName provider, UpstreamHints hints);

  /// Takes back a browser.
  ///
  /// @param transaction what [#begin] gave to keep, from **this** browser
  UpstreamResult finish(
      Tenant tenant, ProviderName provider, String transaction, Parameters callback);
}
