package dev.gatewright.protocol.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `code_verifier` of a token request (RFC 7636 §4.1).
public final class CodeVerifier {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

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

  /// True if this verifier hashes to `challenge` (RFC 7636 §4.6), in constant time.
  public boolean matches(CodeChallenge challenge) {
    return MessageDigest.isEqual(
        challenge().value().getBytes(US_ASCII), challenge.value().getBytes(US_ASCII));
  }

  /// `BASE64URL(SHA256(ASCII(code_verifier)))`.
  public CodeChallenge challenge() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII));
      return new CodeChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "CodeVerifier[***]";
  }
}
