package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One tenant: its issuer identifier and what it offers.
///
/// `url` is the `iss` value, exactly as every response and token spells it, without a trailing
/// slash (RFC 8414 §2). `scopes` maps each declared scope to its description for the consent page;
/// `errorStyle` is that of answers to clients that are not known.
public record Issuer(
    IssuerId id,
    String url,
    String name,
    Map<String, String> scopes,
    List<Resource> resources,
    EndpointPaths endpoints,
    ParameterlessLogout parameterlessLogout,
    ErrorStyle errorStyle) {

  /// Scopes that every issuer knows (OpenID Connect Core §5.4, §11).
  public static final Scope STANDARD_SCOPES =
      Scope.of("openid", "profile", "email", "address", "phone", "offline_access");

  /// RFC 8414 §2.
  private static final Pattern URL = Pattern.compile("https?://[^/?#\\s][^?#\\s]*");

  public Issuer {
    if (!URL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "the issuer URL '"
              + url
              + "' must be one such as https://app.example or http://localhost:8080, without query"
              + " and fragment");
    }
    if (url.endsWith("/")) {
      throw new IllegalArgumentException("an issuer URL has no trailing slash here");
    }
    scopes = Map.copyOf(scopes);
    resources = List.copyOf(resources);
  }

  /// The resource whose identifier is `id` (RFC 8707 §2).
  public Optional<Resource> resource(String id) {
    return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
  }

  /// The absolute URL of an endpoint, as discovery names it; absent where it is not served.
  public Optional<String> endpoint(Endpoint endpoint) {
    return endpoints.path(endpoint).map(path -> url + path);
  }

  /// Begins an issuer of this URL for a host that has but one.
  public static IssuerBuilder builder(String url) {
    return new IssuerBuilder(url);
  }

  /// A protected resource (RFC 8707). `accessToken` replaces the client's policy for tokens of this
  /// audience; `introspectionClients` may introspect them (RFC 7662 §4).
  public record Resource(
      String id,
      Scope scope,
      Optional<AccessTokenPolicy> accessToken,
      Set<ClientId> introspectionClients) {
    public Resource {
      introspectionClients = Set.copyOf(introspectionClients);
    }
  }

  /// What logout without any parameter does.
  public enum ParameterlessLogout {
    CONFIRM,
    END
  }
}
