package dev.gatewright.identity.password;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  private final int minLength;
  private final Optional<CommonPasswords> common;

  /// `common` absent takes any password that is long enough and not the account's own name.
  public PasswordPolicy(int minLength, Optional<CommonPasswords> common) {
    if (minLength < SMALLEST_MIN_LENGTH || minLength > LARGEST_MIN_LENGTH) {
      throw new IllegalArgumentException("a minimal length of passwords is 4 to 64");
    }
    this.minLength = minLength;
    this.common = common;
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
    /// The account's own address or name.
    LIKE_ACCOUNT
  }

  /// Judges a password for the account with this address and these names. Length is counted in
  /// Unicode code points after composition.
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
    return new Judgement.Acceptable(password);
  }

  /// Compared without case and without digits and signs around it, so that `Ada.Lovelace1815!` is
  /// the name of Ada Lovelace.
  private static boolean isLikeAccount(
      Password password, CanonicalEmail email, List<String> names) {
    var core = letters(password.text());
    var address = email.value();
    return !core.isEmpty()
        && (core.equals(letters(address))
            || core.equals(letters(address.substring(0, address.indexOf('@'))))
            || names.stream().anyMatch(name -> core.equals(letters(name))));
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
