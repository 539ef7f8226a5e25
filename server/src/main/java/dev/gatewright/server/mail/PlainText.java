package dev.gatewright.server.mail;

import dev.gatewright.server.pages.MailView;
import java.util.StringJoiner;

/// A mail for those who read it as text.
final class PlainText {
  private PlainText() {}

  static String of(MailView view) {
    var paragraphs = new StringJoiner("\n\n", "", "\n");
    paragraphs.add(view.title());
    paragraphs.add(view.lead());
    view.button()
        .ifPresent(button -> paragraphs.add(button.label() + ":\n" + button.link().value()));
    view.code()
        .ifPresent(code ->
            paragraphs.add(
                view.text(view.button().isPresent() ? "mail.or_code" : "mail.code") + "\n" + code));
    if (!view.facts().isEmpty()) {
      var facts = new StringJoiner("\n");
      view.facts().forEach(fact -> facts.add(fact.name() + ": " + fact.value()));
      paragraphs.add(facts.toString());
    }
    view.after().forEach(paragraphs::add);
    paragraphs.add("-- \n" + view.footer());
    return paragraphs.toString();
  }
}
