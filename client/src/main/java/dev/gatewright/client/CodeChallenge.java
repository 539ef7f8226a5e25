package dev.gatewright.client;

import dev.gatewright.client.internal.Digest;

/// The `code_challenge` of a `code_verifier` with the method `S256` (RFC 7636 §4.2).
final class CodeChallenge {
  private CodeChallenge() {}

  static String s256(String codeVerifier) {
    return Digest.base64Url(codeVerifier);
  }
}
