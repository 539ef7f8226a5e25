package dev.gatewright.identity.mail;

import dev.gatewright.identity.MailHost;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address with the name that is shown for it, as in `Acme <no-reply@acme.test>`.
public record Mailbox(Optional<HeaderText> name, MailAddress address) {
  private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<>]*?)\"?\\s*<([^<>]+)>\\s*");

  /// Reads an address, or a name and an address in angle brackets; empty when it is neither.
  public static Optional<Mailbox> parse(String text) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    var named = NAMED.matcher(text);
    if (!named.matches()) {
      return MailAddress.parse(text).map(address -> new Mailbox(Optional.empty(), address));
    }
    var name = Optional.of(named.group(1)).filter(it -> !it.isBlank()).map(HeaderText::of);
    return MailAddress.parse(named.group(2)).map(address -> new Mailbox(name, address));
  }

  /// The host of the address.
  public MailHost host() {
    return address.canonical().host();
  }
}
