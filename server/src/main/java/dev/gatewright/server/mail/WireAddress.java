package dev.gatewright.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.mail.MailAddress;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address as it may stand in `MAIL FROM` and `RCPT TO` (RFC 5321 §4.1.2, Mailbox): nothing in
/// it ends the command or begins another address. The mail library is given no address in another
/// form. The host is written in ASCII (RFC 5891), so that every mail server knows it.
///
/// @param local a dot-string or a quoted string
record WireAddress(String local, String host) {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+";
  private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final Pattern QUOTED =
      Pattern.compile("\"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\\x{80}-\\x{10FFFF}-]+\"");
  private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)*");

  /// RFC 5321 §4.5.3.1.1, in octets.
  private static final int LONGEST_LOCAL = 64;

  /// RFC 5321 §4.5.3.1.3, without the angle brackets.
  private static final int LONGEST = 254;

  WireAddress {
    if (!fits(local, host)) {
      throw new IllegalArgumentException("not an address that SMTP knows");
    }
  }

  private static boolean fits(String local, String host) {
    var octets = local.getBytes(UTF_8).length;
    return octets <= LONGEST_LOCAL
        && octets + 1 + host.length() <= LONGEST
        && (DOT_STRING.matcher(local).matches() || QUOTED.matcher(local).matches())
        && local.codePoints().noneMatch(c -> c >= 0x80 && !isLetter(c))
        && HOST.matcher(host).matches();
  }

  /// RFC 6531 §3.3 takes all of UTF-8; separators, controls and unpaired surrogates are nobody's.
  private static boolean isLetter(int c) {
    return Character.isDefined(c)
        && !Character.isISOControl(c)
        && !Character.isSpaceChar(c)
        && !Character.isWhitespace(c)
        && Character.getType(c) != Character.SURROGATE
        && Character.getType(c) != Character.FORMAT;
  }

  /// Empty for an address that SMTP cannot name: a local part that is too long is all that is left.
  static Optional<WireAddress> of(MailAddress address) {
    var text = address.value();
    var typed = Normalizer.normalize(text.substring(0, text.lastIndexOf('@')), Normalizer.Form.NFC);
    var local = DOT_STRING.matcher(typed).matches() ? typed : '"' + typed + '"';
    var host = address.canonical().host().value();
    return fits(local, host) ? Optional.of(new WireAddress(local, host)) : Optional.empty();
  }

  /// Whether only a mail server with SMTPUTF8 knows it (RFC 6531).
  boolean isBeyondAscii() {
    return local.codePoints().anyMatch(c -> c >= 0x80);
  }

  String value() {
    return local + '@' + host;
  }

  @Override
  public String toString() {
    return "WireAddress[***]";
  }
}
