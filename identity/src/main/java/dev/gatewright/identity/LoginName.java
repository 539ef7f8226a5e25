package dev.gatewright.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A name other than the e-mail address by which somebody says who they are, in the one spelling
/// under which it is kept, looked up and throttled.
///
/// A username is 3 to 32 of the letters a to z, digits and `._-`, begins with a letter and ends
/// with a letter or digit; capitals count as small letters. Letters of other scripts are left out,
/// because many look like these. So it can be taken neither for an address nor for a number nor for
/// another username. A phone number is as ITU-T E.164 writes it: `+` and 8 to 15 digits.
public record LoginName(Kind kind, String value) {
  private static final Pattern USERNAME =
      Pattern.compile("[a-z](?:[a-z0-9]|[._-](?=[a-z0-9])){2,31}");
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{7,14}");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ()./\\u00a0-]");

  /// Names that people take for whoever runs the place, or that programs use for nobody.
  private static final Set<String> RESERVED =
      Set.of(
          "abuse",
          "account",
          "admin",
          "administrator",
          "anon",
          "anonymous",
          "api",
          "contact",
          "guest",
          "help",
          "hostmaster",
          "info",
          "login",
          "me",
          "moderator",
          "nobody",
          "null",
          "official",
          "operator",
          "owner",
          "postmaster",
          "root",
          "security",
          "self",
          "signin",
          "signup",
          "staff",
          "support",
          "sysadmin",
          "system",
          "undefined",
          "user",
          "webmaster");

  /// What such a name is.
  public enum Kind {
    USERNAME("username", "preferred_username"),
    PHONE("phone", "phone_number");

    private final String word;
    private final String claim;

    Kind(String word, String claim) {
      this.word = word;
      this.claim = claim;
    }

    /// As configuration and the store write it.
    public String word() {
      return word;
    }

    /// The kind of that word.
    public static Optional<Kind> ofWord(String word) {
      return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /// The claim that tells it to applications (OpenID Connect Core §5.1).
    public String claim() {
      return claim;
    }
  }

  public LoginName {
    if (!canonical(kind, value).equals(Optional.of(value))) {
      throw new IllegalArgumentException("not a canonical " + kind.word());
    }
  }

  /// Reads a name as typed, of whichever kind it looks like; empty when it can be none.
  public static Optional<LoginName> parse(String typed) {
    var text = typed.strip();
    return parse(text.startsWith("+") ? Kind.PHONE : Kind.USERNAME, text);
  }

  /// Reads a name of this kind as typed.
  public static Optional<LoginName> parse(Kind kind, String typed) {
    return canonical(kind, typed.strip()).map(value -> new LoginName(kind, value));
  }

  private static Optional<String> canonical(Kind kind, String typed) {
    return switch (kind) {
      case USERNAME ->
          Optional.of(typed.toLowerCase(Locale.ROOT))
              .filter(name -> name.length() == typed.length() && name.length() <= 32)
              .filter(name -> typed.chars().allMatch(c -> c < 128))
              .filter(name -> USERNAME.matcher(name).matches() && !RESERVED.contains(name));
      case PHONE ->
          Optional.of(BETWEEN_DIGITS.matcher(typed).replaceAll(""))
              .filter(number -> typed.length() <= 40 && PHONE.matcher(number).matches());
    };
  }
}
