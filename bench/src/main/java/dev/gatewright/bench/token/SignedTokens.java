package dev.gatewright.bench.token;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.resource.AccessToken;
import dev.gatewright.client.resource.TokenVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Different access tokens of one key, each ready to be checked in both ways. For one thread.
final class SignedTokens {
  private static final int COUNT = 1024;
  private static final String ISSUER = "https://id.acme.test";
  private static final String API = "https://api.acme.test";

  private final List<Token> tokens;
  private final Signature signature;
  private final PublicKey key;
  private final TokenVerifier verifier;
  private int next;

  /// A token, and taken apart.
  private record Token(String jwt, byte[] signed, byte[] signature) {}

  private SignedTokens(
      List<Token> tokens, Signature signature, PublicKey key, TokenVerifier verifier) {
    this.tokens = tokens;
    this.signature = signature;
    this.key = key;
    this.verifier = verifier;
  }

  static SignedTokens none() {
    try {
      return of("ES256", "JDK", 0);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static SignedTokens of(String algorithm, String provider) throws GeneralSecurityException {
    return of(algorithm, provider, COUNT);
  }

  private static SignedTokens of(String algorithm, String provider, int count)
      throws GeneralSecurityException {
    var isRsa = algorithm.equals("RS256");
    var name = isRsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
    var pair = isRsa ? rsaKey() : ecKey();
    var verifier =
        TokenVerifier.builder()
            .issuer(ISSUER)
            .audience(API)
            .jwksUri(URI.create("https://id.acme.test/jwks"))
            .transport(publishing(pair.getPublic()));
    var signer = Signature.getInstance(name);
    signer.initSign(pair.getPrivate());
    var tokens = new ArrayList<Token>();
    for (var number = 0; number < count; number++) {
      tokens.add(token(algorithm, number, signer));
    }
    if (provider.equals("JDK")) {
      return new SignedTokens(
          tokens, Signature.getInstance(name), pair.getPublic(), verifier.build());
    }
    var accp = AmazonCorrettoCryptoProvider.INSTANCE;
    accp.assertHealthy();
    var key =
        KeyFactory.getInstance(isRsa ? "RSA" : "EC", accp)
            .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
    return new SignedTokens(
        tokens, Signature.getInstance(name, accp), key, verifier.signatureProvider(accp).build());
  }

  /// The claims of RFC 9068 §2.2, with the few that a provider adds.
  private static Token token(String algorithm, int number, Signature signer)
      throws GeneralSecurityException {
    var now = Instant.now().getEpochSecond();
    var header =
        "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"one-key-of-this-issuer\"}";
    var claims =
        String.format(
            Locale.ROOT,
            """
            {"iss":"%s","sub":"usr_%022d","aud":"%s","client_id":"web","exp":%d,"iat":%d,\
            "auth_time":%d,"jti":"%022d","sid":"s_%022d",\
            "scope":"openid profile email projects:read projects:write"}\
            """,
            ISSUER,
            number,
            API,
            now + 36000,
            now,
            now,
            number,
            number);
    var text =
        base64(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.getBytes(StandardCharsets.UTF_8));
    var signed = text.getBytes(StandardCharsets.US_ASCII);
    signer.update(signed);
    var signature = signer.sign();
    return new Token(text + "." + base64(signature), signed, signature);
  }

  boolean nextBySignatureAlone() throws GeneralSecurityException {
    var token = next();
    signature.initVerify(key);
    signature.update(token.signed());
    return signature.verify(token.signature());
  }

  AccessToken nextByVerifier() {
    return verifier.verify(next().jwt());
  }

  private Token next() {
    next = (next + 1) % COUNT;
    return tokens.get(next);
  }

  private static HttpTransport publishing(PublicKey key) {
    var body = new JWKSet(jwk(key)).toString().getBytes(StandardCharsets.UTF_8);
    return request -> HttpTransport.Response.of(200, Map.of(), body);
  }

  private static JWK jwk(PublicKey key) {
    return key instanceof RSAPublicKey rsa
        ? new RSAKey.Builder(rsa).keyID("one-key-of-this-issuer").build()
        : new ECKey.Builder(Curve.P_256, (ECPublicKey) key).keyID("one-key-of-this-issuer").build();
  }

  private static KeyPair rsaKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static KeyPair ecKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
