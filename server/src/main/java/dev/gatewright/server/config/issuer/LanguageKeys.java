package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.SettingGroup;
import dev.gatewright.server.config.yaml.Words;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The settings of the languages that an issuer speaks.
public final class LanguageKeys {
  private static final SettingGroup LANGUAGES =
      new SettingGroup("languages", "What pages and mails speak.");

  private static final Words<String> TAGS =
      new Words<>(Languages.supported(), UnaryOperator.identity());

  static final IssuerSetting<Set<String>> OFFERED =
      new IssuerSetting<>(
          Optional.of(LANGUAGES),
          "offered",
          Form.words(TAGS, false),
          Set.copyOf(Languages.supported()),
          "The languages that people can have, as tags (RFC 5646).");

  static final IssuerSetting<String> STANDARD =
      new IssuerSetting<>(
          Optional.of(LANGUAGES),
          "standard",
          Form.word(TAGS),
          Languages.supported().getFirst(),
          "What is spoken with whoever wants none of the others; it is always offered.");

  static final List<IssuerSetting<?>> ALL = List.of(OFFERED, STANDARD);

  private LanguageKeys() {}

  /// What the issuer speaks.
  public static Spoken spoken(IssuerSettings settings) {
    return Spoken.of(settings.get(OFFERED), settings.get(STANDARD));
  }
}
