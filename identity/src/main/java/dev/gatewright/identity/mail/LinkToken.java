package dev.gatewright.identity.mail;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Sha256;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands in a mailed link: the id by which it is found, a dot, and 256 random bits of which
/// only a hash is kept. Prints as stars.
public record LinkToken(LinkId id, Secret secret) {
  private static final Pattern SYNTAX =
      Pattern.compile("(" + LinkId.SYNTAX + ")\\.([A-Za-z0-9_-]{43})");
  private static final int SECRET_BYTES = 32;

  public static LinkToken generate(SecureRandom random) {
    return new LinkToken(LinkId.generate(random), new Secret(LinkId.random(random, SECRET_BYTES)));
  }

  /// Reads what a link or form brought; empty when it can be none.
  public static Optional<LinkToken> parse(String text) {
    var matcher = SYNTAX.matcher(text);
    return matcher.matches()
        ? Optional.of(new LinkToken(new LinkId(matcher.group(1)), new Secret(matcher.group(2))))
        : Optional.empty();
  }

  /// As it stands in the link.
  public Secret text() {
    return new Secret(id.value() + '.' + secret.reveal());
  }

  /// What is kept of the secret. It has as many random bits as the hash, so the hash needs no key.
  public byte[] secretHash() {
    return Sha256.of(secret.reveal());
  }
}
