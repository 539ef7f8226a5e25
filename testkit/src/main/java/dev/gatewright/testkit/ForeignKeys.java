package dev.gatewright.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.server.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts the keys and signatures of a stranger in place of the server's.
final class ForeignKeys {
  private static final List<String> TOKEN_PATHS =
      List.of("/oauth2/token", "/token", "/oauth/token");
  private static final List<String> JWKS_PATHS =
      List.of("/oauth2/jwks", "/jwks.json", "/.well-known/jwks.json");
  private static final List<String> TOKENS = List.of("access_token", "id_token");
  private static final JsonMapper JSON = new JsonMapper();

  private final CryptoProvider crypto;
  private final RsaKeys rsaKeys;

  ForeignKeys(CryptoProvider crypto, RsaKeys rsaKeys) {
    this.crypto = crypto;
    this.rsaKeys = rsaKeys;
  }

  /// Whether keys or signatures pass at this address.
  static boolean pass(String path) {
    return TOKEN_PATHS.contains(path) || JWKS_PATHS.contains(path);
  }

  /// The same answer with a stranger's keys, which go by the real names when `named`; as it is when
  /// it holds none.
  HttpResponse in(HttpResponse answer, boolean named) throws GeneralSecurityException {
    if (answer.status() != 200 || !(JSON.readTree(answer.body()) instanceof ObjectNode body)) {
      return answer;
    }
    if (body.get("keys") instanceof ArrayNode keys) {
      var strange = body.putArray("keys");
      for (var key : keys) {
        strange.add(published(key, named));
      }
    }
    for (var name : TOKENS) {
      var parts = body.path(name).asString("").split("\\.", -1);
      if (parts.length == 3) {
        body.put(name, signed(parts[0], parts[1], named));
      }
    }
    return HttpResponse.of(200, answer.headers(), JSON.writeValueAsBytes(body));
  }

  private JsonNode published(JsonNode key, boolean named) {
    var name = key.path("kid").asString();
    var algorithm = algorithm(key.path("alg").asString()).orElseThrow();
    var pair = stranger(algorithm);
    var strange =
        new SigningKey(
            named ? name : strangers(name),
            algorithm,
            1,
            pair.getPrivate(),
            pair.getPublic(),
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty());
    return JSON.readTree(strange.publicJwk().toJSONString());
  }

  private String signed(String head, String payload, boolean named)
      throws GeneralSecurityException {
    if (!(JSON.readTree(Base64.getUrlDecoder().decode(head)) instanceof ObjectNode header)) {
      throw new IllegalStateException("the server made a token without a header");
    }
    if (!named) {
      header.put("kid", strangers(header.path("kid").asString("")));
    }
    var input = encoded(JSON.writeValueAsBytes(header)) + "." + payload;
    return input
        + "."
        + encoded(signature(header.path("alg").asString(), input.getBytes(US_ASCII)));
  }

  private byte[] signature(String joseName, byte[] input) throws GeneralSecurityException {
    var algorithm = algorithm(joseName);
    if (algorithm.isEmpty()) {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("a secret that no client has".getBytes(US_ASCII), "HmacSHA256"));
      return mac.doFinal(input);
    }
    var signature = crypto.signature(algorithm.get());
    signature.initSign(stranger(algorithm.get()).getPrivate());
    signature.update(input);
    return signature.sign();
  }

  private KeyPair stranger(Algorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> rsaKeys.stranger();
      case ES256, EDDSA -> crypto.newKeyPair(algorithm);
    };
  }

  /// Absent for HS256, whose keys are not published.
  private static Optional<Algorithm> algorithm(String joseName) {
    return Arrays.stream(Algorithm.values())
        .filter(one -> one.joseName().equals(joseName))
        .findFirst();
  }

  private static String strangers(String kid) {
    return "stranger-" + kid;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
