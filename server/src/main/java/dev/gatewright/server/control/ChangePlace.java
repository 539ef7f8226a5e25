package dev.gatewright.server.control;

import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Optional;
import java.util.regex.Pattern;

/// A change in an issuer's own history, as `acme/12`; without a number all of them, as `acme` or,
/// where that could be an entry's number, `12/`.
record ChangePlace(IssuerId issuer, Optional<Long> number) {
  private static final Pattern ENTRY = Pattern.compile("[0-9]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /// Empty where it can be none.
  static Optional<ChangePlace> parse(String text) {
    if (ENTRY.matcher(text).matches()) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    var issuer = slash < 0 ? text : text.substring(0, slash);
    var number = slash < 0 ? "" : text.substring(slash + 1);
    if (!IssuerId.isValid(issuer) || !(number.isEmpty() || NUMBER.matcher(number).matches())) {
      return Optional.empty();
    }
    return Optional.of(
        new ChangePlace(
            new IssuerId(issuer),
            number.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(number))));
  }

  static String name(IssuerId issuer, long number) {
    return issuer + "/" + number;
  }
}
