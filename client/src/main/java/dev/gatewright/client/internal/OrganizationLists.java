package dev.gatewright.client.internal;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.http.HttpTransport.Request;
import dev.gatewright.client.internal.jose.JwtSignatures;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The memberships that claims say, in full or by reference: a person in very many organizations
/// has tokens that only point at the list (OpenID Connect Core §5.6.2). It is fetched once for each
/// version that the provider names, as a JWT whose signature is checked, and kept while there is
/// room.
///
/// Only the provider itself is asked: a reference that leads anywhere else gives no membership and
/// no token. Safe to use from many threads.
///
/// @param <T> a membership
public final class OrganizationLists<T> {
  private static final String CLAIM = "organizations";
  private static final String TYPE = "organizations+jwt";

  /// How many memberships are kept, of all people together.
  private static final int MAX_MEMBERSHIPS = 100_000;

  /// What keeping a list costs beside its memberships.
  private static final int LIST_COST = 4;

  /// The longest list that is read, in characters.
  private static final int MAX_LENGTH = 1024 * 1024;

  private final IssuerRule issuer;
  private final Optional<String> clientId;
  private final HttpTransport transport;
  private final JwtSignatures signatures;
  private final Duration clockSkew;
  private final InstantSource clock;
  private final Function<JsonObject, List<T>> reader;
  private final LruMap<String, List<T>> lists;

  private OrganizationLists(
      IssuerRule issuer,
      Optional<String> clientId,
      HttpTransport transport,
      JwtSignatures signatures,
      Duration clockSkew,
      InstantSource clock,
      Function<JsonObject, List<T>> reader) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.transport = transport;
    this.signatures = signatures;
    this.clockSkew = clockSkew;
    this.clock = clock;
    this.reader = reader;
    this.lists = LruMap.weighingAtMost(MAX_MEMBERSHIPS, list -> list.size() + LIST_COST);
  }

  /// The lists of one provider, for any of its clients.
  ///
  /// @param reader of the memberships that claims say in full
  public static <T> OrganizationLists<T> of(
      IssuerRule issuer,
      HttpTransport transport,
      JwtSignatures signatures,
      Duration clockSkew,
      InstantSource clock,
      Function<JsonObject, List<T>> reader) {
    return new OrganizationLists<>(
        issuer, Optional.empty(), transport, signatures, clockSkew, clock, reader);
  }

  /// The lists that were written for this client.
  public OrganizationLists<T> writtenFor(String client) {
    return new OrganizationLists<>(
        issuer, Optional.of(client), transport, signatures, clockSkew, clock, reader);
  }

  /// True if claims say the memberships, in full or by reference.
  public static boolean areSaidIn(JsonObject claims) {
    return claims.has(CLAIM) || Reference.of(claims).isPresent();
  }

  /// The memberships that these claims say or refer to; fetched if they are not known yet.
  ///
  /// @param accessToken whose memberships they are
  /// @throws IdpException.LoginRequired if the provider does not take the access token any more
  /// @throws IdpException.Unavailable if they cannot be had just now
  public List<T> of(JsonObject claims, String accessToken) {
    return referred(claims, accessToken).orElseGet(() -> reader.apply(claims));
  }

  /// As [#of], and empty if the claims refer to no list.
  public Optional<List<T>> referred(JsonObject claims, String accessToken) {
    return referenceIn(claims)
        .map(reference -> {
          var key = key(claims, reference);
          return lists
              .find(key)
              .orElseGet(() -> {
                var list = fetch(reference, claims, accessToken);
                lists.keep(key, list);
                return list;
              });
        });
  }

  /// The same without asking anybody; empty if they are not known here.
  public Optional<List<T>> known(JsonObject claims) {
    var reference = referenceIn(claims);
    return reference.isEmpty()
        ? Optional.of(reader.apply(claims))
        : lists.find(key(claims, reference.get()));
  }

  private Optional<Reference> referenceIn(JsonObject claims) {
    return claims.has(CLAIM)
        ? Optional.empty()
        : Reference.of(claims).filter(each -> each.leadsTo(issuer.issuer()));
  }

  private String key(JsonObject claims, Reference reference) {
    var subject = claims.text("sub").orElse("");
    var client = clientId.or(() -> claims.text("client_id")).orElse("");
    return Digest.base64Url(
        subject.length() + ":" + subject + client.length() + ":" + client + reference.version());
  }

  private List<T> fetch(Reference reference, JsonObject claims, String accessToken) {
    var headers = Map.of("Accept", "application/jwt", "Authorization", "Bearer " + accessToken);
    HttpTransport.Response answer;
    try {
      answer = transport.send(Request.get(reference.endpoint(), headers));
    } catch (IOException unreachable) {
      throw new IdpException.Unavailable(
          "organizations.unavailable",
          "the list of the person's organizations could not be fetched",
          unreachable);
    }
    if (answer.status() == 401) {
      throw new IdpException.LoginRequired(
          "access_token.refused",
          "the provider does not take the access token any more, for the list of organizations");
    }
    if (!answer.isSuccess()) {
      throw unavailable("the provider answered " + answer.status());
    }
    return read(new String(answer.body(), StandardCharsets.UTF_8), claims);
  }

  private List<T> read(String jwt, JsonObject asked) {
    try {
      var verified = signatures.verify(jwt, MAX_LENGTH);
      var list = verified.claims().refusing(OrganizationLists::unavailable);
      var now = clock.instant();
      var good =
          verified.type().equals(TYPE)
              && issuer.hasWritten(list)
              && list.text("sub").isPresent()
              && list.text("sub").equals(asked.text("sub"))
              && isFor(list.texts("aud"), asked)
              && list.instant("exp").filter(now.minus(clockSkew)::isBefore).isPresent()
              && list.asMap().get(CLAIM) instanceof List;
      if (!good) {
        throw unavailable("what came is not this person's list for this client");
      }
      return reader.apply(list);
    } catch (IdpException.InvalidToken forged) {
      throw unavailable("what came is not signed by the provider: " + forged.reason());
    }
  }

  private boolean isFor(List<String> audience, JsonObject asked) {
    return clientId.or(() -> asked.text("client_id")).filter(audience::contains).isPresent();
  }

  private static IdpException.Unavailable unavailable(String why) {
    return new IdpException.Unavailable(
        "organizations.unavailable",
        "the list of the person's organizations cannot be had: " + why);
  }

  /// Where the list is, and which one it is.
  private record Reference(URI endpoint, String version) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Optional<Reference> of(JsonObject claims) {
      var sources = claims.object("_claim_sources");
      return claims
          .object("_claim_names")
          .flatMap(names -> names.text(CLAIM))
          .flatMap(source -> sources.flatMap(all -> all.object(source)))
          .flatMap(source ->
              source
                  .text("endpoint")
                  .flatMap(Reference::address)
                  .map(endpoint -> new Reference(endpoint, source.text("version").orElse(""))))
          // Without a version nobody knows which list it is.
          .filter(reference -> !reference.version().isEmpty());
    }

    private static Optional<URI> address(String text) {
      try {
        return Optional.of(URI.create(text))
            .filter(uri -> uri.getScheme() != null && uri.getHost() != null);
      } catch (IllegalArgumentException notAnAddress) {
        return Optional.empty();
      }
    }

    /// True if it is at the provider itself, which alone may see its access tokens.
    boolean leadsTo(String provider) {
      return address(provider)
          .filter(own -> own.getScheme().equals(endpoint.getScheme()))
          .filter(own -> own.getHost().equalsIgnoreCase(endpoint.getHost()))
          .filter(own -> port(own) == port(endpoint))
          .isPresent();
    }

    private static int port(URI address) {
      var usual = address.getScheme().equals("https") ? HTTPS : HTTP;
      return address.getPort() == -1 ? usual : address.getPort();
    }
  }
}
