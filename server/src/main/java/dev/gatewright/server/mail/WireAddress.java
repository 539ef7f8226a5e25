package dev.gatewright.server.mail;

import dev.gatewright.identity.mail.MailAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address as every mail server takes it: ASCII alone, with the host in the form of RFC 5891.
record WireAddress(String value) {
  private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");

  /// Empty for a mailbox beyond ASCII, which only some mail servers know (RFC 6531), one that would
  /// have to be quoted, and a host that can be none or that IDNA 2003 takes for another one (`ß`
  /// for `ss`, full-width letters for plain ones): no mail goes to anybody else's host.
  static Optional<WireAddress> of(MailAddress address) {
    var text = address.value();
    var at = text.lastIndexOf('@');
    var mailbox = text.substring(0, at);
    if (!MAILBOX.matcher(mailbox).matches()) {
      return Optional.empty();
    }
    var host = text.substring(at + 1).toLowerCase(Locale.ROOT);
    try {
      var ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
      return ascii.equals(host) || IDN.toUnicode(ascii).equals(host)
          ? Optional.of(new WireAddress(mailbox + '@' + ascii))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
