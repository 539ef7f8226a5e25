package dev.gatewright.server.mail;

import dev.gatewright.identity.mail.MailAddress;
import java.net.IDN;
import java.util.Optional;

/// An address as every mail server takes it: ASCII alone, with the host in the form of RFC 5891.
record WireAddress(String value) {
  /// Empty for a mailbox beyond ASCII, which only some mail servers know (RFC 6531), or a host that
  /// can be none.
  static Optional<WireAddress> of(MailAddress address) {
    var text = address.value();
    var at = text.lastIndexOf('@');
    var mailbox = text.substring(0, at);
    if (mailbox.codePoints().anyMatch(c -> c > 0x7e)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new WireAddress(mailbox + '@' + IDN.toASCII(text.substring(at + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
