package dev.gatewright.protocol.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.protocol.oauth.CodeChallenge.Method;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `code_verifier` of a token request (RFC 7636 §4.1).
public final class CodeVerifier {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final String value;

  private CodeVerifier(String value) {
    this.value = value;
  }

  /// Reads a value from the wire; absent when it is not 43 to 128 unreserved characters.
  public static Optional<CodeVerifier> parse(String value) {
    return SYNTAX.matcher(value).matches()
        ? Optional.of(new CodeVerifier(value))
        : Optional.empty();
  }

  /// True if `challenge` was made of this verifier (RFC 7636 §4.6), in constant time.
  public boolean matches(CodeChallenge challenge) {
    return MessageDigest.isEqual(
        challenge(challenge.method()).value().getBytes(US_ASCII),
        challenge.value().getBytes(US_ASCII));
  }

  /// The S256 challenge of this verifier.
  public CodeChallenge challenge() {
    return challenge(Method.S256);
  }

  /// The challenge that `method` makes of this verifier.
  public CodeChallenge challenge(Method method) {
    return new CodeChallenge(
        switch (method) {
          case S256 -> BASE64URL.encodeToString(sha256());
          case PLAIN -> value;
          case LEGACY_HEX ->
              BASE64URL.encodeToString(HexFormat.of().formatHex(sha256()).getBytes(US_ASCII));
        },
        method);
  }

  private byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "CodeVerifier[***]";
  }
}
