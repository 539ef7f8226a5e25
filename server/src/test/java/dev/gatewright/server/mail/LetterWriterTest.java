package dev.gatewright.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.server.pages.Languages;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LetterWriterTest {
  private static final String LINK = "https://id.acme.test/link?x=1&token=abc";

  private final MailWorld world = new MailWorld();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("Every mail has words in every language, and says them as text and as HTML")
  void everyKindInEveryLanguage() {
    for (var language : Languages.supported()) {
      for (var mail : every(language)) {
        var letter = write(mail, Optional.empty());
        var what = mail.content().word() + " " + language;

        assertThat(letter.subject().value()).as(what).contains("Acme & <Söhne>");
        assertThat(letter.text()).as(what).contains("Acme & <Söhne>").doesNotContain("{0}", "{1}");
        assertThat(letter.html())
            .as(what)
            .contains("Acme &amp; &lt;Söhne", "lang=\"" + language + "\"")
            .doesNotContain("<Söhne>", "{0}", "{1}");
        assertThat(letter.language()).isEqualTo(language);
        if (mail.content() instanceof Content.Link) {
          assertThat(letter.text()).as(what).contains(LINK);
          assertThat(letter.html()).as(what).contains("href=\"https://id.acme.test/link?x=1");
          assertThat(letter.links()).containsExactly(URI.create(LINK));
        }
      }
    }
  }

  @Test
  @DisplayName("A mail that signs in shows the code, and when, where and for what it was asked")
  void saysWhoAsked() {
    var letter = write(MailWorld.link(LinkPurpose.SIGN_IN, "en"), Optional.empty());

    assertThat(letter.text())
        .contains("042137", "192.0.2.7", "Firefox, Linux", "Shop <&>", "22", "2026", "UTC")
        .contains("15 minutes");
    assertThat(letter.html()).contains("042137", "Shop &lt;&amp;&gt;");
    assertThat(letter.from().address().value()).isEqualTo("id@acme.test");
    assertThat(letter.replyTo().orElseThrow().address().value()).isEqualTo("help@acme.test");
    assertThat(letter.toString()).doesNotContain("042137", "abc");
  }

  @Test
  @DisplayName("What a browser says of itself is not repeated, but for names that we know")
  void noWordsOfStrangers() {
    var mail = MailWorld.link(LinkPurpose.SIGN_IN, "en");
    var asked = mail.asked().orElseThrow();
    var evil = "Call +1 555 to win <a href=https://evil.test>";
    var from = new Asked(asked.at(), asked.application(), Optional.of(evil), asked.address());
    var letter =
        write(
            new Mail(mail.to(), mail.person(), "en", mail.content(), Optional.of(from)),
            Optional.empty());

    assertThat(letter.text() + letter.html()).doesNotContain("555", "evil.test");
  }

  @Test
  @DisplayName("Templates of the operator's own take the place of what is built in, part by part")
  void ownTemplates() throws Exception {
    var acme = Files.createDirectory(folder.resolve("acme"));
    var all = Files.createDirectory(folder.resolve("default"));
    Files.writeString(acme.resolve("sign_in.en.subject"), "Hi from {{brand}}\nBcc: eve@evil.test");
    Files.writeString(
        acme.resolve("sign_in.en.html"),
        "<b>{{brand}}</b>{{#code}}<i>{{code}}</i>{{/code}}{{#none}}no{{/none}} <a href=\"{{link}}\">");
    Files.writeString(all.resolve("sign_in.de.txt"), "{{brand}}: {{link}} {{$1}} \\ $1");

    var english = write(MailWorld.link(LinkPurpose.SIGN_IN, "en"), Optional.of(folder));
    var german = write(MailWorld.link(LinkPurpose.SIGN_IN, "de"), Optional.of(folder));

    assertThat(english.subject().value()).isEqualTo("Hi from Acme & <Söhne> Bcc: eve@evil.test");
    assertThat(english.html())
        .isEqualTo(
            "<b>Acme &amp; &lt;Söhne&gt;</b><i>042137</i>"
                + " <a href=\"https://id.acme.test/link?x=1&amp;token=abc\">");
    assertThat(english.text()).contains("Open this link");
    assertThat(german.text()).isEqualTo("Acme & <Söhne>: " + LINK + " {{$1}} \\ $1");
  }

  @Test
  @DisplayName("A template without the link is not used, and none is read outside the folder")
  void unusableTemplates() throws Exception {
    var inner = Files.createDirectories(folder.resolve("inner/acme"));
    Files.writeString(inner.resolve("reset_password.en.txt"), "Dear customer");
    Files.writeString(folder.resolve("x.en.txt"), "outside");

    var letter =
        write(
            MailWorld.link(LinkPurpose.RESET_PASSWORD, "en"), Optional.of(folder.resolve("inner")));

    assertThat(letter.text()).contains(LINK).doesNotContain("Dear customer");
  }

  private static List<Mail> every(String language) {
    var mails = new ArrayList<Mail>();
    LinkPurpose.mailed().stream()
        .map(purpose -> MailWorld.link(purpose, language))
        .forEach(mails::add);
    Stream.of(NoticeKind.values())
        .map(kind -> new Content.Notice(kind, Optional.of("Firefox")))
        .map(content ->
            new Mail(MailWorld.ADA, Optional.empty(), language, content, Optional.empty()))
        .forEach(mails::add);
    mails.add(
        new Mail(MailWorld.ADA, Optional.empty(), language, new Content.Test(), Optional.empty()));
    return mails;
  }

  private Letter write(Mail mail, Optional<Path> templates) {
    return MailWorld.writer(templates).write(world.tenant(), "id", mail, MailWorld.NOW);
  }
}
