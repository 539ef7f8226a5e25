package dev.gatewright.identity.text;

import dev.gatewright.identity.LoginName;
import java.util.Optional;
import java.util.Set;

/// A telephone number as ITU-T E.164 writes it. It prints without most of its digits: a log says
/// whose sender was asked, and not whom it was to reach.
public record PhoneNumber(String value) {
  /// The last digits, which the owner of a number knows it by.
  private static final int SHOWN = 2;

  /// Who leases numbers gets them by the thousand.
  private static final int RANGE = 3;

  /// Codes of countries with one or two digits (ITU-T E.164 D.11); all others have three.
  private static final Set<String> SHORT_CODES =
      Set.of(
          "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
          "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
          "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98");

  /// What is behind +1 and neither in the United States and their territories nor in Canada, and
  /// what costs whoever calls. Texts there cost many times as much, which is what swindlers live
  /// on.
  private static final Set<String> APART =
      Set.of(
          "1242", "1246", "1264", "1268", "1284", "1345", "1441", "1473", "1649", "1658", "1664",
          "1721", "1758", "1767", "1784", "1809", "1829", "1849", "1868", "1869", "1876", "1900");

  public PhoneNumber {
    if (LoginName.parse(LoginName.Kind.PHONE, value)
        .filter(name -> name.value().equals(value))
        .isEmpty()) {
      throw new IllegalArgumentException("no telephone number");
    }
  }

  /// Reads a number as typed: with `+` and the country's code.
  public static Optional<PhoneNumber> parse(String typed) {
    return LoginName.parse(LoginName.Kind.PHONE, typed).map(name -> new PhoneNumber(name.value()));
  }

  /// The number as a name of its account.
  public LoginName name() {
    return new LoginName(LoginName.Kind.PHONE, value);
  }

  /// The code of its country, such as `+49`. Countries that share +1 have codes of their own, such
  /// as `+1876`, but for the United States and Canada.
  public String country() {
    var digits = value.substring(1);
    if (digits.startsWith("1")) {
      var area = digits.substring(0, 4);
      return APART.contains(area) ? "+" + area : "+1";
    }
    if (digits.startsWith("7")) {
      return "+7";
    }
    var two = digits.substring(0, 2);
    return SHORT_CODES.contains(two) ? "+" + two : "+" + digits.substring(0, 3);
  }

  /// Whether this is the code of a country, as [#country] writes it.
  public static boolean isCountry(String code) {
    return code.matches("\\+[1-9][0-9]{0,3}")
        && new PhoneNumber(code + "00000000").country().equals(code);
  }

  /// The thousand numbers beside it, which are one subscriber's as often as not.
  public String range() {
    return value.substring(0, value.length() - RANGE);
  }

  /// As it is shown to whoever may know that it is there: `+49 ••• 67`.
  public String masked() {
    return country() + " ••• " + value.substring(value.length() - SHOWN);
  }

  @Override
  public String toString() {
    return masked();
  }
}
