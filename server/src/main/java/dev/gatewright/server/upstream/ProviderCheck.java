package dev.gatewright.server.upstream;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.discovery.ProviderMetadata;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.server.config.upstream.ProviderAuth;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderPreset;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.outbound.Outbound;
import java.util.Collections;
import java.util.Optional;

/// Whether a provider is what its settings say, as far as it tells without a login.
public final class ProviderCheck {
  private ProviderCheck() {}

  /// What is wrong, in words; nothing where it fits. An OAuth 2.0 provider says nothing about
  /// itself, so nothing can be wrong with it.
  public static Optional<String> fault(ProviderSettings settings, Outbound outbound) {
    if (!settings.isOpenId()) {
      return Optional.empty();
    }
    try {
      return fault(settings, metadata(settings, outbound));
    } catch (IdpException e) {
      var why = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
      return Optional.of(e.getMessage() + why);
    }
  }

  private static ProviderMetadata metadata(ProviderSettings settings, Outbound outbound) {
    var transport = new OutboundTransport(outbound, new Caller("doctor", settings.name().value()));
    var builder =
        IdpClient.builder()
            .issuer(settings.issuer())
            .clientId(settings.clientId())
            .transport(transport);
    return (settings.isOfSeveralTenants() ? builder.anyEntraTenant() : builder).build().metadata();
  }

  private static Optional<String> fault(ProviderSettings settings, ProviderMetadata metadata) {
    metadata.authorizationEndpoint();
    metadata.tokenEndpoint();
    metadata.jwksUri();
    var algorithms = metadata.idTokenSigningAlgorithms();
    if (!algorithms.isEmpty()
        && Collections.disjoint(algorithms, settings.get(ProviderKeys.ID_TOKEN_ALGS))) {
      return Optional.of(
          "it signs ID tokens with %s, of which id_token_algs has none".formatted(algorithms));
    }
    if (settings.auth() == ProviderAuth.PRIVATE_KEY_JWT
        && settings.preset() != ProviderPreset.APPLE
        && !metadata.tokenEndpointAuthMethods().contains("private_key_jwt")) {
      return Optional.of("it does not take private_key_jwt");
    }
    return Optional.empty();
  }
}
