package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.server.config.yaml.SettingGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The settings of an issuer's codes to telephones, each declared once.
public final class SenderKeys {
  private static final SettingGroup SENDERS =
      new SettingGroup(
          "senders",
          "Programs of yours to which codes for telephones are handed (docs/senders.md).");

  static final IssuerSetting<Optional<CodeSender>> SMS =
      new IssuerSetting<>(
          Optional.of(SENDERS), "sms", CodeSender.FORM, Optional.empty(), "Sends them by SMS.");

  static final IssuerSetting<Optional<CodeSender>> WHATSAPP =
      new IssuerSetting<>(
          Optional.of(SENDERS),
          "whatsapp",
          CodeSender.FORM,
          Optional.empty(),
          "Sends them by WhatsApp.");

  static final List<IssuerSetting<?>> ALL = List.of(SMS, WHATSAPP);

  private SenderKeys() {}

  /// The issuer's sender of a channel.
  public static Optional<CodeSender> of(IssuerSettings settings, TextChannel channel) {
    return settings.get(
        switch (channel) {
          case SMS -> SMS;
          case WHATSAPP -> WHATSAPP;
        });
  }

  /// All that the issuer has.
  public static List<CodeSender> all(IssuerSettings settings) {
    return Arrays.stream(TextChannel.values())
        .flatMap(channel -> of(settings, channel).stream())
        .toList();
  }

  /// The channels of which the issuer has one.
  public static List<TextChannel> channels(IssuerSettings settings) {
    return Arrays.stream(TextChannel.values())
        .filter(channel -> of(settings, channel).isPresent())
        .toList();
  }

  /// Whether the issuer has any.
  public static boolean isAny(IssuerSettings settings) {
    return !channels(settings).isEmpty();
  }
}
