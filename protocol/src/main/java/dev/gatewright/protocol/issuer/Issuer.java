package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One tenant: its issuer identifier and what it offers.
public final class Issuer {

  /// Scopes that every issuer knows (OpenID Connect Core §5.4, §11). `organizations` asks for the
  /// claim of that name.
  public static final Scope STANDARD_SCOPES =
      Scope.of("openid", "profile", "email", "address", "phone", "organizations", "offline_access");

  /// RFC 8414 §2.
  private static final Pattern URL = Pattern.compile("https?://[^/?#\\s][^?#\\s]*");

  private final IssuerId id;
  private final String url;
  private final String name;
  private final Map<String, String> scopes;
  private final List<Resource> resources;
  private final EndpointPaths endpoints;
  private final ParameterlessLogout parameterlessLogout;
  private final ErrorStyle errorStyle;
  private final ClaimLimit organizationsClaim;
  private final boolean signUp;
  private final List<String> uiLocales;
  private final UnknownScopes unknownScopes;
  private final boolean tokenHook;

  Issuer(IssuerBuilder builder) {
    this.url = checked(builder.url);
    this.id = builder.id;
    this.name = builder.name;
    this.scopes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.scopes));
    this.resources = List.copyOf(builder.resources);
    this.endpoints = builder.endpoints;
    this.parameterlessLogout = builder.parameterlessLogout;
    this.errorStyle = builder.errorStyle;
    this.organizationsClaim = builder.organizationsClaim;
    this.signUp = builder.signUp;
    this.uiLocales = builder.uiLocales;
    this.unknownScopes = builder.unknownScopes;
    this.tokenHook = builder.tokenHook;
  }

  private static String checked(String url) {
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
    return url;
  }

  /// Begins an issuer of this URL.
  public static IssuerBuilder builder(String url) {
    return new IssuerBuilder(url);
  }

  /// Begins an issuer that is like this one in whatever is not said anew.
  public IssuerBuilder toBuilder() {
    return new IssuerBuilder(this);
  }

  public IssuerId id() {
    return id;
  }

  /// The `iss` value, exactly as every response and token spells it, without a trailing slash (RFC
  /// 8414 §2).
  public String url() {
    return url;
  }

  public String name() {
    return name;
  }

  /// Each declared scope with its description for the consent page, in the order declared.
  public Map<String, String> scopes() {
    return scopes;
  }

  public List<Resource> resources() {
    return resources;
  }

  public EndpointPaths endpoints() {
    return endpoints;
  }

  public ParameterlessLogout parameterlessLogout() {
    return parameterlessLogout;
  }

  /// Whether people may make accounts (`prompt=create`).
  public boolean signUp() {
    return signUp;
  }

  /// The languages that its pages speak, empty for those of the server.
  public List<String> uiLocales() {
    return uiLocales;
  }

  /// What becomes of a scope that is declared nowhere.
  public UnknownScopes unknownScopes() {
    return unknownScopes;
  }

  /// Whether the server's token hook is asked for its tokens.
  public boolean tokenHook() {
    return tokenHook;
  }

  /// True if the issuer or one of its resources declares the scope, or every issuer knows it.
  public boolean declares(String scope) {
    return STANDARD_SCOPES.contains(scope)
        || scopes.containsKey(scope)
        || resources.stream().anyMatch(resource -> resource.scope().contains(scope));
  }

  /// How errors look to clients that are not known.
  public ErrorStyle errorStyle() {
    return errorStyle;
  }

  /// How long the `organizations` claim may be; a longer one gives way to a reference.
  public ClaimLimit organizationsClaim() {
    return organizationsClaim;
  }

  /// The resource whose identifier is `id` (RFC 8707 §2).
  public Optional<Resource> resource(String id) {
    return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
  }

  /// The absolute URL of an endpoint, as discovery names it; absent where it is not served.
  public Optional<String> endpoint(Endpoint endpoint) {
    return endpoints.path(endpoint).map(path -> url + path);
  }

  @Override
  public String toString() {
    return "Issuer[" + id + ", " + url + "]";
  }

  /// A protected resource (RFC 8707).
  public static final class Resource {
    private final String id;
    private final Scope scope;
    private final Optional<AccessTokenPolicy> accessToken;
    private final Set<ClientId> introspectionClients;

    private Resource(
        String id,
        Scope scope,
        Optional<AccessTokenPolicy> accessToken,
        Set<ClientId> introspectionClients) {
      this.id = id;
      this.scope = scope;
      this.accessToken = accessToken;
      this.introspectionClients = Set.copyOf(introspectionClients);
    }

    /// A resource that knows these scopes; one without any takes every scope.
    public static Resource of(String id, Scope scope) {
      return new Resource(id, scope, Optional.empty(), Set.of());
    }

    /// The same, whose tokens look as this policy says, whatever the client's says.
    public Resource withAccessToken(AccessTokenPolicy policy) {
      return new Resource(id, scope, Optional.of(policy), introspectionClients);
    }

    /// The same, whose tokens these clients may introspect (RFC 7662 §4).
    public Resource introspectedBy(Set<ClientId> clients) {
      return new Resource(id, scope, accessToken, clients);
    }

    /// The identifier: an absolute URI (RFC 8707 §2).
    public String id() {
      return id;
    }

    public Scope scope() {
      return scope;
    }

    /// What replaces the client's policy for tokens of this audience.
    public Optional<AccessTokenPolicy> accessToken() {
      return accessToken;
    }

    public Set<ClientId> introspectionClients() {
      return introspectionClients;
    }

    @Override
    public String toString() {
      return "Resource[" + id + "]";
    }
  }

  /// How many members a list in a claim may have, and how many bytes of JSON.
  public record ClaimLimit(int most, int bytes) {
    public ClaimLimit {
      if (most < 0 || bytes < 0) {
        throw new IllegalArgumentException("a limit is not negative");
      }
    }
  }

  /// What becomes of scopes that are declared nowhere (OpenID Connect Core §3.1.2.1).
  public enum UnknownScopes {
    /// They are ignored where `openid` is asked for too.
    IGNORE,
    /// The request is refused.
    REFUSE
  }

  /// What logout without any parameter does.
  public enum ParameterlessLogout {
    CONFIRM,
    END
  }
}
