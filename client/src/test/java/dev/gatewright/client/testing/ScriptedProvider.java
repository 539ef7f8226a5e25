package dev.gatewright.client.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A provider whose every answer a test can word, good or bad. It is asked through the SDK's own
/// transport border, so nothing of the SDK is left out but the socket.
public final class ScriptedProvider implements HttpTransport {
  public static final String ISSUER = "https://idp.test/t1";

  private final InstantSource clock;
  private final ECKey key;
  private final List<Request> requests = new ArrayList<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private final Map<String, Object> idTokenClaims = new LinkedHashMap<>();
  private final Map<String, Object> idTokenHeader = new LinkedHashMap<>();
  private final Map<String, Object> tokenAnswer = new LinkedHashMap<>();
  private final Map<String, Function<Request, Response>> answers = new LinkedHashMap<>();

  public ScriptedProvider(InstantSource clock) {
    this.clock = clock;
    this.key = newKey("k1");
    metadata.put("issuer", ISSUER);
    for (var endpoint :
        List.of(
            "authorization", "token", "userinfo", "end_session", "revocation", "introspection")) {
      metadata.put(endpoint + "_endpoint", ISSUER + "/" + endpoint);
    }
    metadata.put("jwks_uri", ISSUER + "/jwks");
    metadata.put("authorization_response_iss_parameter_supported", true);
    var now = clock.instant().getEpochSecond();
    idTokenClaims.putAll(
        Map.of("iss", ISSUER, "sub", "ada", "aud", "web", "iat", now, "exp", now + 300));
    idTokenClaims.put("email", "ada@acme.test");
    tokenAnswer.putAll(
        Map.of(
            "access_token",
            "at-1",
            "token_type",
            "Bearer",
            "expires_in",
            600,
            "refresh_token",
            "rt-1"));
  }

  public static ECKey newKey(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The metadata document, to change.
  public Map<String, Object> metadata() {
    return metadata;
  }

  /// The claims of the next ID tokens, to change; a `null` nonce leaves it out.
  public Map<String, Object> idTokenClaims() {
    return idTokenClaims;
  }

  /// Header members of the next ID tokens beside `alg` and `kid`, to change.
  public Map<String, Object> idTokenHeader() {
    return idTokenHeader;
  }

  /// The token endpoint's answer without its ID token, to change.
  public Map<String, Object> tokenAnswer() {
    return tokenAnswer;
  }

  /// Answers requests whose path ends so in another way.
  public void answer(String path, Function<Request, Response> answer) {
    answers.put(path, answer);
  }

  public static Response json(int status, Map<String, ?> body) {
    return Response.of(
        status,
        Map.of("content-type", "application/json"),
        JsonObject.of(body).toJson().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Response send(Request request) throws IOException {
    requests.add(request);
    var path = request.target().getPath().substring("/t1".length());
    if (answers.containsKey(path)) {
      return answers.get(path).apply(request);
    }
    return switch (path) {
      case "/.well-known/openid-configuration" -> json(200, metadata);
      case "/jwks" -> json(200, Map.of("keys", List.of(key.toPublicJWK().toJSONObject())));
      case "/token" -> tokens();
      case "/revocation" -> Response.of(200, Map.of(), new byte[0]);
      default -> Response.of(404, Map.of(), new byte[0]);
    };
  }

  /// The token endpoint's answer.
  public Response tokens() {
    var body = new LinkedHashMap<>(tokenAnswer);
    if (!idTokenClaims.isEmpty()) {
      body.put("id_token", sign(key));
    }
    return json(200, body);
  }

  /// How many requests were sent to this path.
  public synchronized long count(String path) {
    return requests.stream().filter(r -> r.target().getPath().endsWith(path)).count();
  }

  /// The last request to this path.
  public synchronized Request last(String path) {
    return requests.stream()
        .filter(r -> r.target().getPath().endsWith(path))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /// A parameter of the last form sent to this path.
  public Optional<String> lastForm(String path, String name) {
    return CallbackParameters.parse(last(path).body()).one(name);
  }

  /// An ID token of the scripted claims, signed with this key.
  public String sign(ECKey with) {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID());
    if (idTokenHeader.get("typ") instanceof String typ) {
      header.type(new JOSEObjectType(typ));
    }
    try {
      var claims = JWTClaimsSet.parse(new LinkedHashMap<>(idTokenClaims));
      var jwt = new SignedJWT(header.build(), claims);
      jwt.sign(new ECDSASigner(with));
      return jwt.serialize();
    } catch (JOSEException | java.text.ParseException impossible) {
      throw new IllegalStateException(clock + " " + impossible.getMessage(), impossible);
    }
  }

  /// The key whose public half is in the JWKS.
  public ECKey key() {
    return key;
  }
}
