package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.EditProfile;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.config.issuer.ProfileClaim;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.ProfileView;
import dev.gatewright.server.pages.account.ProfileView.Field;
import dev.gatewright.server.pages.account.Section;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// What somebody says of themselves, as far as the issuer lets them. Claims that it does not name
/// are neither shown nor taken from the form.
final class ProfilePage {
  private static final String PATH = "/profile";

  private final AccountDesk desk;
  private final AccountPages pages;

  ProfilePage(AccountDesk desk, AccountPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act);
  }

  private AccountAnswer show(AccountVisit visit) {
    var fields =
        ProfileRules.editable(visit.tenant())
            .map(claim -> new Field(claim.claim(), said(visit, claim), false))
            .toList();
    return shown(visit, 200, fields);
  }

  private static String said(AccountVisit visit, ProfileClaim claim) {
    return visit
        .user()
        .claims()
        .one(claim.claim())
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .orElse("");
  }

  private AccountAnswer shown(AccountVisit visit, int status, List<Field> fields) {
    boolean zoned = fields.stream().anyMatch(Field::isZone);
    var languages =
        Stream.concat(
                LanguageKeys.spoken(visit.tenant().settings()).tags().stream(),
                fields.stream().filter(Field::isLocale).map(Field::value))
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .toList();
    var view =
        new ProfileView(
            visit.frame(Section.PROFILE),
            visit.link(PATH),
            fields,
            zoned ? zones() : List.of(),
            languages);
    return new AccountAnswer.Shown(status, pages.profile(view, visit.page()));
  }

  /// Those that name a place.
  private static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id ->
            id.matches(
                "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
        .sorted()
        .toList();
  }

  private AccountAnswer act(AccountVisit visit, Parameters sent) {
    var fields =
        ProfileRules.editable(visit.tenant())
            .map(claim -> {
              var typed = sent.first(claim.claim()).map(String::strip).orElse(said(visit, claim));
              return new Field(claim.claim(), typed, !ProfileRules.isTaken(claim, typed));
            })
            .toList();
    if (fields.stream().anyMatch(Field::wrong)) {
      return shown(visit, 422, fields);
    }
    var written = new HashMap<String, Object>();
    var removed = new HashSet<String>();
    for (var field : fields) {
      if (field.value().isEmpty()) {
        removed.add(field.claim());
      } else {
        written.put(field.claim(), field.value());
      }
    }
    var edit = new EditProfile(visit.issuer(), visit.person(), written, removed);
    return AccountAnswer.done(
        PATH, desk.act(visit, edit).isEmpty() ? Notice.SAVED : Notice.NOTHING_DONE);
  }
}
