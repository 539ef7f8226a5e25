package dev.gatewright.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A PIN of an issuer, without its digits. Whoever types those is let in as nobody in particular:
/// tokens name them `anon`, as they name everybody who came with a PIN, and say which one by its
/// id.
///
/// @param label what the operator calls it, such as the place where it is used
/// @param privileges the operator's own words for what it is good for, which tokens pass on
/// @param expiresAt when it stops working by itself
/// @param revokedAt when somebody stopped it
public record Pin(
    PinId id,
    String label,
    List<String> privileges,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt) {
  /// Most that an issuer has at a time: each makes guessing one of them easier.
  public static final int MOST_ACTIVE = 10;

  private static final int LONGEST_LABEL = 100;
  private static final int MOST_PRIVILEGES = 50;
  private static final int LONGEST_PRIVILEGE = 100;

  public Pin {
    privileges = List.copyOf(privileges);
    if (!isLabel(label) || !arePrivileges(privileges)) {
      throw new IllegalArgumentException("a PIN's label or privileges are empty or too long");
    }
  }

  /// True for a text that can be a label.
  public static boolean isLabel(String text) {
    return isWord(text, LONGEST_LABEL);
  }

  /// True for words that can be privileges.
  public static boolean arePrivileges(List<String> words) {
    return words.size() <= MOST_PRIVILEGES
        && words.stream().allMatch(word -> isWord(word, LONGEST_PRIVILEGE));
  }

  private static boolean isWord(String text, int longest) {
    return VisibleText.isLine(text, longest);
  }

  /// Whether it lets anybody in.
  public boolean isActive(Instant now) {
    return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
  }
}
