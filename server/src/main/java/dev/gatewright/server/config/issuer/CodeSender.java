package dev.gatewright.server.config.issuer;

import static dev.gatewright.server.config.yaml.KeySpec.optional;

import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A program of the issuer's own that sends codes to telephones.
///
/// @param url where it is called
/// @param countries the codes of those to whose numbers it may send, or [#ALL]
public record CodeSender(String url, List<String> countries) {
  /// Every country there is.
  private static final String ALL = "*";

  private static final int MOST = 250;

  /// Both are wanted: texts to far countries are what swindlers live on, so nobody sends there who
  /// has not said so.
  public static final SectionSpec SECTION =
      new SectionSpec(
          "code_sender",
          List.of(
              optional(
                  "url",
                  new KeyType.Text(),
                  "none",
                  "Where codes are handed over: https, or http on a loopback host."),
              optional(
                  "countries",
                  new KeyType.ListOf(new KeyType.Text()),
                  "none",
                  "The codes of the countries to whose numbers codes go, such as [\"+49\", \"+43\"];"
                      + " \"+1\" is the United States and Canada, \"*\" is everywhere.")));

  static final Form<Optional<CodeSender>> FORM =
      new Form<>(
          new KeyType.Section(SECTION),
          (fields, key) -> fields.section(key).stream().map(CodeSender::read).findFirst(),
          sender -> sender.map(CodeSender::write).orElseGet(JsonValues::newObject));

  public CodeSender {
    countries = List.copyOf(countries);
  }

  /// Whether codes may go to any number.
  public boolean isEverywhere() {
    return countries.contains(ALL);
  }

  /// Whether codes may go to this number.
  public boolean reaches(PhoneNumber number) {
    return isEverywhere() || countries.contains(number.country());
  }

  private static Optional<CodeSender> read(Fields fields) {
    var countries = countries(fields);
    var text = fields.text("url");
    var url = WebhookReader.url(fields, "https://app.test/codes");
    if (text.isPresent() && countries.isEmpty()) {
      fields.error(
          "url",
          "is a sender without countries",
          "Say to whose numbers codes go: add countries, such as [\"+49\"].");
    }
    return url.map(one -> new CodeSender(one, countries));
  }

  private static List<String> countries(Fields fields) {
    var codes = fields.texts("countries").orElse(List.of());
    for (var code : codes) {
      if (!code.equals(ALL) && !PhoneNumber.isCountry(code)) {
        fields.itemError(
            "countries", code, "is no code of a country", "Write for example \"+49\" or \"*\".");
      }
    }
    if (codes.size() > MOST) {
      fields.error("countries", "names more than " + MOST, "Write [\"*\"] for all.");
    }
    return codes;
  }

  private static JsonNode write(CodeSender sender) {
    var object = JsonValues.newObject();
    object.put("url", sender.url());
    object.set("countries", JsonValues.texts(sender.countries()));
    return object;
  }
}
