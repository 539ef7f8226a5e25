package dev.gatewright.identity.mail;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a mailed link without opening it: 22 base64url characters. It may stand in a page or a
/// cookie of whoever asked.
public record LinkId(String value) {
  static final String SYNTAX = "[A-Za-z0-9_-]{22}";

  private static final Pattern WHOLE = Pattern.compile(SYNTAX);
  private static final int BYTES = 16;

  public LinkId {
    if (!WHOLE.matcher(value).matches()) {
      throw new IllegalArgumentException("the id of a mailed link is 22 base64url characters");
    }
  }

  /// Reads a value from outside; empty when it can be none.
  public static Optional<LinkId> parse(String value) {
    return WHOLE.matcher(value).matches() ? Optional.of(new LinkId(value)) : Optional.empty();
  }

  /// A fresh one. Whoever is answered as if a mail had been sent is given one too.
  public static LinkId generate(SecureRandom random) {
    return new LinkId(random(random, BYTES));
  }

  static String random(SecureRandom random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return value;
  }
}
