package dev.gatewright.protocol.oauth;

import java.util.Optional;
import java.util.regex.Pattern;

/// The `code_challenge` of an authorization request and how the verifier is compared with it (RFC
/// 7636 §4.2, §4.3).
public record CodeChallenge(String value, Method method) {
  private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
  private static final Pattern LEGACY_HEX = Pattern.compile("[A-Za-z0-9_-]{86}");

  public CodeChallenge {
    if (!method.syntax.matcher(value).matches()) {
      throw new IllegalArgumentException("code_challenge has not the syntax of " + method);
    }
  }

  /// How a challenge is made of a verifier.
  public enum Method {
    /// `BASE64URL(SHA256(ASCII(code_verifier)))`, 43 characters (RFC 7636 §4.2).
    S256(CodeChallenge.S256),
    /// The verifier itself. It hides nothing, so RFC 9700 §2.1.1 advises against it.
    PLAIN(CodeChallenge.PLAIN),
    /// `BASE64URL(HEX(SHA256(ASCII(code_verifier))))`, 86 characters: a mistake of old clients,
    /// which call it `S256`. It is as hard to turn back.
    LEGACY_HEX(CodeChallenge.LEGACY_HEX);

    private final Pattern syntax;

    Method(Pattern syntax) {
      this.syntax = syntax;
    }

    /// Reads a challenge made in this way; absent when `value` has not its syntax.
    public Optional<CodeChallenge> parse(String value) {
      return syntax.matcher(value).matches()
          ? Optional.of(new CodeChallenge(value, this))
          : Optional.empty();
    }
  }
}
