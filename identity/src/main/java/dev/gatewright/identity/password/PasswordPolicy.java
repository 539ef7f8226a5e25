package dev.gatewright.identity.password;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Secret;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which passwords people may set: long enough, not one that everybody tries first, not their own
/// name. There are no rules of composition, which make passwords worse.
///
/// It is asked when a password is set, never when one is verified. Users declared by configuration
/// are not asked at all.
public final class PasswordPolicy {
  /// NIST SP 800-63B-4 §3.1.1.2 for passwords beside which another factor is possible.
  public static final int DEFAULT_MIN_LENGTH = 8;

  static final int SMALLEST_MIN_LENGTH = 4;
  static final int LARGEST_MIN_LENGTH = 64;

  /// Letters that a password has beside those of names, where it has such.
  private static final int FEWEST_OWN_LETTERS = 4;

  private static final int SHORTEST_WORD = 3;
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private final int minLength;
  private final Optional<CommonPasswords> common;
  private final BreachedPasswords breached;

  /// `common` absent takes any password that is long enough and not the account's own name.
  public PasswordPolicy(int minLength, Optional<CommonPasswords> common) {
    this(minLength, common, BreachedPasswords.UNKNOWN);
  }

  /// As above, and asks `breached` about passwords that nothing else speaks against.
  public PasswordPolicy(
      int minLength, Optional<CommonPasswords> common, BreachedPasswords breached) {
    if (minLength < SMALLEST_MIN_LENGTH || minLength > LARGEST_MIN_LENGTH) {
      throw new IllegalArgumentException("a minimal length of passwords is 4 to 64");
    }
    this.minLength = minLength;
    this.common = common;
    this.breached = breached;
  }

  /// Eight characters or more and not among the built-in common ones.
  public static PasswordPolicy standard() {
    return new PasswordPolicy(DEFAULT_MIN_LENGTH, Optional.of(CommonPasswords.builtIn()));
  }

  public int minLength() {
    return minLength;
  }

  /// Whether this password may be set.
  public sealed interface Judgement {
    record Acceptable(Password password) implements Judgement {}

    record Refused(Reason reason) implements Judgement {}
  }

  /// Why a password is refused, for the text beside the field.
  public enum Reason {
    TOO_SHORT,
    TOO_LONG,
    /// Holds a character that no keyboard makes: NUL or half a character.
    UNREADABLE,
    /// Among the first that anybody would try.
    COMMON,
    /// Little else than the account's own address or name, or the name of the issuer.
    LIKE_ACCOUNT,
    /// Known from a breach elsewhere.
    BREACHED
  }

  /// Judges a password for the account with this address and these names, its issuer's among them.
  /// Length is counted in Unicode code points after composition.
  public Judgement judge(Secret typed, CanonicalEmail email, List<String> names) {
    if (typed.reveal().length() > Password.MAX_LENGTH) {
      return new Judgement.Refused(Reason.TOO_LONG);
    }
    if (typed.reveal().isEmpty()) {
      return new Judgement.Refused(Reason.TOO_SHORT);
    }
    var parsed = Password.parse(typed);
    if (parsed.isEmpty()) {
      return new Judgement.Refused(Reason.UNREADABLE);
    }
    var password = parsed.get();
    if (password.text().codePointCount(0, password.text().length()) < minLength) {
      return new Judgement.Refused(Reason.TOO_SHORT);
    }
    if (common.map(list -> list.contains(password)).orElse(false)) {
      return new Judgement.Refused(Reason.COMMON);
    }
    if (isLikeAccount(password, email, names)) {
      return new Judgement.Refused(Reason.LIKE_ACCOUNT);
    }
    if (breached.isKnown(password)) {
      return new Judgement.Refused(Reason.BREACHED);
    }
    return new Judgement.Acceptable(password);
  }

  /// Whether little is left without what anybody knows who knows the account: compared without
  /// case, digits and signs, so that `Ada.Lovelace1815!` is the name of Ada Lovelace.
  private static boolean isLikeAccount(
      Password password, CanonicalEmail email, List<String> names) {
    var left = letters(password.text());
    if (left.isEmpty()) {
      return false;
    }
    boolean found = false;
    for (var word : words(email, names)) {
      var without = left.replace(word, "");
      found |= without.length() < left.length();
      left = without;
    }
    return found && left.length() < FEWEST_OWN_LETTERS;
  }

  /// The longest first, so that a whole name goes before its parts.
  private static List<String> words(CanonicalEmail email, List<String> names) {
    var words = new HashSet<String>();
    Stream.concat(Stream.of(email.value()), names.stream())
        .forEach(text -> {
          words.add(letters(text));
          for (var part : NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
            words.add(part);
          }
        });
    var local = email.value().substring(0, email.value().indexOf('@'));
    words.add(letters(local));
    return words.stream()
        .filter(word -> word.length() >= SHORTEST_WORD)
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word))
        .toList();
  }

  private static String letters(String text) {
    var kept = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetter)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
