package dev.gatewright.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.TenantId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Templates of the operator's own: `FOLDER/ISSUER/KIND.LANGUAGE.PART`, such as
/// `templates/acme/sign_in.en.txt`, or the same below `FOLDER/default/` for all issuers. They are
/// read at each mail, so a change holds at once.
///
/// A name in double braces gives way to its value, `{{#name}}...{{/name}}` stands only where there
/// is one. In HTML values are escaped. A template that cannot be used is named in the log, and what
/// is built in takes its place.
final class OwnTemplates {
  private static final Logger LOG = System.getLogger("gatewright.mail");
  private static final long MOST_BYTES = 256 * 1024;
  private static final Pattern SECTION =
      Pattern.compile("\\{\\{#([a-z_]+)}}(.*?)\\{\\{/\\1}}", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\{\\{([a-z_]+)}}");

  private final Optional<Path> folder;

  OwnTemplates(Optional<Path> folder) {
    this.folder = folder;
  }

  /// A part of a mail.
  enum Part {
    SUBJECT("subject"),
    TEXT("txt"),
    HTML("html");

    private final String ending;

    Part(String ending) {
      this.ending = ending;
    }
  }

  /// What the template makes of the values; empty where there is none that can be used. At least
  /// one of `needed` must be named in a text, without which the mail would lead nowhere.
  Optional<String> fill(
      TenantId tenant,
      String kind,
      String language,
      Part part,
      Map<String, String> values,
      List<String> needed) {
    var name = kind + "." + language + "." + part.ending;
    return folder
        .flatMap(in -> read(in, tenant.value(), name).or(() -> read(in, "default", name)))
        .filter(template -> leadsOn(template, name, part, needed))
        .map(template ->
            filled(template, values, part == Part.HTML ? OwnTemplates::escape : it -> it));
  }

  private static boolean leadsOn(String template, String name, Part part, List<String> needed) {
    var leads =
        part == Part.SUBJECT
            || needed.isEmpty()
            || needed.stream().anyMatch(it -> template.contains("{{" + it + "}}"));
    if (!leads) {
      LOG.log(Level.WARNING, "the template {0} names none of {1} and is not used", name, needed);
    }
    return leads;
  }

  private static Optional<String> read(Path folder, String issuer, String name) {
    var file = folder.resolve(issuer).resolve(name).normalize();
    if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        LOG.log(Level.WARNING, "the template {0} is too long and is not used", name);
        return Optional.empty();
      }
      return Optional.of(Files.readString(file, UTF_8));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the template {0} cannot be read: {1}", name, e.getMessage());
      return Optional.empty();
    }
  }

  static String filled(String template, Map<String, String> values, UnaryOperator<String> escaped) {
    var sections =
        SECTION
            .matcher(template)
            .replaceAll(found ->
                values.getOrDefault(found.group(1), "").isEmpty()
                    ? ""
                    : Matcher.quoteReplacement(found.group(2)));
    return NAME.matcher(sections)
        .replaceAll(found ->
            Matcher.quoteReplacement(escaped.apply(values.getOrDefault(found.group(1), ""))));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
