package dev.gatewright.identity.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// By what a code gets to a telephone. The first one is the one to try first.
public enum TextChannel {
  SMS("sms"),
  WHATSAPP("whatsapp");

  private final String amr;

  TextChannel(String amr) {
    this.amr = amr;
  }

  /// The word for it in settings, rows and messages: stays the same between versions.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The value among those of [#amr] by which a login with such a code is known later.
  public String mark() {
    return amr;
  }

  /// How tokens name a code that came this way (RFC 8176 §2, which has no value for WhatsApp).
  public Set<String> amr() {
    return Set.of(amr, "otp");
  }

  /// The channel of that word.
  public static Optional<TextChannel> ofWord(String word) {
    return Arrays.stream(values()).filter(channel -> channel.word().equals(word)).findFirst();
  }
}
