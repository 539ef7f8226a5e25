package dev.gatewright.identity;

import java.util.List;
import java.util.regex.Pattern;

/// What somebody may call a thing so that lists, mails and logs show it as it is.
public final class VisibleText {
  /// RFC 6749 §3.3.
  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]{1,100}");

  private static final int MOST_SCOPES = 50;

  private VisibleText() {}

  /// Whether it is a line of 1 to `longest` characters, without any that break it, that hide, or
  /// that turn around what stands beside them.
  public static boolean isLine(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.codePoints().allMatch(VisibleText::isShown);
  }

  /// Joiners of scripts and of pictures (U+200C, U+200D) and tags of flags are `FORMAT` too, and
  /// belong to words.
  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> codePoint == 0x200c || codePoint == 0x200d || codePoint >= 0xe0020;
      default -> true;
    };
  }

  /// Whether they are rights that tokens can pass on, and few enough for that.
  public static boolean areScopes(List<String> scopes) {
    return scopes.size() <= MOST_SCOPES
        && scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches());
  }
}
