package dev.gatewright.protocol.userinfo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.LiveTokens;
import dev.gatewright.protocol.internal.issue.OrganizationsClaim;
import dev.gatewright.protocol.internal.jose.JwtSigner;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.OrganizationMembership;
import dev.gatewright.protocol.userinfo.BearerTokens.About;
import dev.gatewright.protocol.userinfo.BearerTokens.Presented;
import dev.gatewright.protocol.wire.HttpReply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/// Where the `organizations` claim is had that was too long for a token (OpenID Connect Core
/// §5.6.2): whole, as a signed JWT, for the holder of an access token; or as plain JSON in pages.
public final class OrganizationsEndpoint {
  /// A type of its own, so that no place takes it for an ID token or an access token (RFC 8725
  /// §3.11).
  static final String TYPE = "organizations+jwt";

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final BearerTokens bearer;
  private final SigningKeys keys;
  private final JwtSigner signer;
  private final InstantSource clock;

  public OrganizationsEndpoint(
      AccessTokens accessTokens,
      LiveTokens liveTokens,
      Grants grants,
      Subjects subjects,
      SigningKeys keys,
      JwtSigner signer,
      InstantSource clock) {
    this.bearer = new BearerTokens(accessTokens, liveTokens, grants, subjects);
    this.keys = keys;
    this.signer = signer;
    this.clock = clock;
  }

  /// The outcome of a request; `reply` is how it is told.
  public sealed interface OrganizationsResult {
    HttpReply reply();

    record Told(HttpReply reply) implements OrganizationsResult {}

    record Refused(Refusal refusal, HttpReply reply) implements OrganizationsResult {}
  }

  /// Answers a request with the list as it is now.
  public OrganizationsResult answer(Issuer issuer, ProtocolRequest request) {
    return switch (bearer.read(issuer, request)) {
      case Presented.Nothing nothing -> refused(issuer, Refusal.of(nothing.why()));
      case Presented.Live live ->
          live.about().isPresent()
                  && OrganizationsClaim.isTold(live.token().client(), live.token().scope())
              ? tell(issuer, request, live.token(), live.about().get())
              : refused(issuer, Refusal.of(Reason.TOKEN_ORGANIZATIONS));
    };
  }

  private OrganizationsResult tell(
      Issuer issuer, ProtocolRequest request, AccessToken token, About about) {
    var visible =
        OrganizationsClaim.visible(about.subject(), token.client(), about.grant().organization());
    var list = OrganizationsClaim.write(visible);
    var version = OrganizationsClaim.version(list);
    if (isKnown(request, version)) {
      return told(HttpReply.empty(304), version);
    }
    if (!wantsJson(request)) {
      var jwt = sign(issuer, token, list, version).getBytes(US_ASCII);
      return told(HttpReply.of(200, "application/jwt", jwt), version);
    }
    var sent = request.parameters().one("limit");
    var limit = sent.flatMap(OrganizationsEndpoint::pageSize);
    if (sent.isPresent() && limit.isEmpty()) {
      return refused(
          issuer, Refusal.of(Reason.REQUEST_MALFORMED, "limit is a number from 1 to 500"));
    }
    var page = page(visible, request.parameters().one("cursor"), limit.orElse(USUAL_PAGE), version);
    return told(HttpReply.of(200, "application/json; charset=utf-8", page), version);
  }

  private String sign(Issuer issuer, AccessToken token, ArrayNode list, String version) {
    var now = clock.instant();
    var claims = Json.object();
    claims.put("iss", issuer.url());
    claims.put("sub", token.subject().value());
    claims.put("aud", token.client().id().value());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFETIME).getEpochSecond());
    claims.put("version", version);
    claims.set(OrganizationsClaim.NAME, list);
    var key = keys.current(issuer.id(), token.client().idToken().algorithm());
    return signer.sign(key, TYPE, Json.bytes(claims));
  }

  /// The memberships whose ids come after `cursor`, which is the last id of the page before.
  private static byte[] page(
      List<OrganizationMembership> all, Optional<String> cursor, int size, String version) {
    var rest =
        all.stream()
            .filter(one -> cursor.isEmpty() || one.id().compareTo(cursor.get()) > 0)
            .toList();
    var shown = rest.subList(0, Math.min(size, rest.size()));
    var answer = Json.object();
    answer.set(OrganizationsClaim.NAME, OrganizationsClaim.write(shown));
    answer.put("version", version);
    if (shown.size() < rest.size()) {
      answer.put("next", shown.getLast().id());
    }
    return Json.bytes(answer);
  }

  private static Optional<Integer> pageSize(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,3}"))
        .map(Integer::parseInt)
        .filter(size -> size >= 1 && size <= LARGEST_PAGE);
  }

  /// A JWT unless JSON is named (RFC 9110 §12.5.1): the reference in a token promises one.
  private static boolean wantsJson(ProtocolRequest request) {
    var accepted = String.join(",", request.headers().all("Accept"));
    return accepted.contains("application/json") && !accepted.contains("application/jwt");
  }

  private static boolean isKnown(ProtocolRequest request, String version) {
    return request.headers().all("If-None-Match").stream()
        .anyMatch(known -> known.contains('"' + version + '"'));
  }

  /// What is told is of one person: the holder of the token may keep it, and asks again each time.
  private static OrganizationsResult told(HttpReply reply, String version) {
    return new OrganizationsResult.Told(
        reply
            .with("ETag", '"' + version + '"')
            .with("Cache-Control", "private, no-cache")
            .with("Vary", "Accept, Authorization")
            .with("X-Content-Type-Options", "nosniff"));
  }

  private static OrganizationsResult refused(Issuer issuer, Refusal refusal) {
    return new OrganizationsResult.Refused(
        refusal, ErrorReply.bearer(refusal, issuer.errorStyle()));
  }
}
