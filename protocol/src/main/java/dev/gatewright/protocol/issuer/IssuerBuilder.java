package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.issuer.Issuer.ClaimLimit;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.issuer.Issuer.UnknownScopes;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds an [Issuer]; what is not said gets the default that each method names.
public final class IssuerBuilder {
  final String url;
  IssuerId id = new IssuerId("main");
  String name;
  final Map<String, String> scopes = new LinkedHashMap<>();
  final List<Resource> resources = new ArrayList<>();
  EndpointPaths endpoints = EndpointPaths.EMBEDDED;
  ParameterlessLogout parameterlessLogout = ParameterlessLogout.CONFIRM;
  ErrorStyle errorStyle = ErrorStyle.RFC;
  ClaimLimit organizationsClaim = new ClaimLimit(50, 4096);
  boolean signUp;
  List<String> uiLocales = List.of();
  UnknownScopes unknownScopes = UnknownScopes.IGNORE;
  boolean tokenHook = true;

  IssuerBuilder(String url) {
    this.url = url;
    this.name = url;
  }

  IssuerBuilder(Issuer like) {
    this(like.url());
    id = like.id();
    name = like.name();
    scopes.putAll(like.scopes());
    resources.addAll(like.resources());
    endpoints = like.endpoints();
    parameterlessLogout = like.parameterlessLogout();
    errorStyle = like.errorStyle();
    organizationsClaim = like.organizationsClaim();
    signUp = like.signUp();
    uiLocales = like.uiLocales();
    unknownScopes = like.unknownScopes();
    tokenHook = like.tokenHook();
  }

  /// The id under which everything of this issuer is stored; `main` by default. Two issuers of one
  /// store need two ids.
  public IssuerBuilder id(String value) {
    id = new IssuerId(value);
    return this;
  }

  /// The name for pages; the URL by default.
  public IssuerBuilder name(String value) {
    name = value;
    return this;
  }

  /// A scope that the issuer knows, for discovery, and its description for a consent page.
  public IssuerBuilder scope(String token, String description) {
    scopes.put(token, description);
    return this;
  }

  /// A protected resource that tokens can be asked for (RFC 8707 §2).
  public IssuerBuilder resource(Resource value) {
    resources.add(value);
    return this;
  }

  /// Where the endpoints are; [EndpointPaths#EMBEDDED] by default.
  public IssuerBuilder endpoints(EndpointPaths value) {
    endpoints = value;
    return this;
  }

  /// What logout without any parameter does; it asks by default.
  public IssuerBuilder parameterlessLogout(ParameterlessLogout value) {
    parameterlessLogout = value;
    return this;
  }

  /// How errors look to clients that are not known; RFC 6749 §5.2 by default.
  public IssuerBuilder errorStyle(ErrorStyle value) {
    errorStyle = value;
    return this;
  }

  /// How many memberships the `organizations` claim may hold, and how many bytes of JSON; 50 and
  /// 4096 by default. What is longer is left out of tokens and answers, which name instead where it
  /// is to be had (OpenID Connect Core §5.6.2).
  ///
  /// @throws IllegalArgumentException when a limit is negative
  public IssuerBuilder organizationsClaim(int most, int bytes) {
    organizationsClaim = new ClaimLimit(most, bytes);
    return this;
  }

  /// Whether people may make accounts, so that clients can ask for it with `prompt=create` (OpenID
  /// Connect Prompt Create 1.0 §4). Off by default.
  public IssuerBuilder signUp(boolean value) {
    signUp = value;
    return this;
  }

  /// The languages that this issuer's pages speak, for discovery (OpenID Connect Discovery §3);
  /// those of the server by default.
  public IssuerBuilder uiLocales(List<String> values) {
    uiLocales = List.copyOf(values);
    return this;
  }

  /// What becomes of a scope that is declared nowhere; it is left out where `openid` is asked for,
  /// by default.
  public IssuerBuilder unknownScopes(UnknownScopes value) {
    unknownScopes = value;
    return this;
  }

  /// Whether the server's token hook, where there is one, is asked for this issuer's tokens. On by
  /// default.
  public IssuerBuilder tokenHook(boolean value) {
    tokenHook = value;
    return this;
  }

  /// The issuer.
  ///
  /// @throws IllegalArgumentException when the URL is none, or ends with a slash
  public Issuer build() {
    return new Issuer(this);
  }
}
