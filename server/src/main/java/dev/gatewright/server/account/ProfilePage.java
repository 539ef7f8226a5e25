package dev.gatewright.server.account;

import dev.gatewright.admin.command.AdminCommand.EditProfile;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.config.issuer.ProfileClaim;
import dev.gatewright.server.pages.PageLink;
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
  private static final int LONGEST = 200;

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
        editable(visit).map(claim -> new Field(claim.claim(), said(visit, claim), false)).toList();
    return shown(visit, 200, fields);
  }

  private static Stream<ProfileClaim> editable(AccountVisit visit) {
    return visit.tenant().settings().get(IssuerKeys.ACCOUNT_EDIT).stream().sorted();
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
        editable(visit)
            .map(claim -> {
              var typed = sent.first(claim.claim()).map(String::strip).orElse(said(visit, claim));
              return new Field(claim.claim(), typed, !isTaken(claim, typed));
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

  private static boolean isTaken(ProfileClaim claim, String typed) {
    if (typed.isEmpty()) {
      return true;
    }
    boolean plain =
        typed.length() <= LONGEST
            && typed
                .codePoints()
                .noneMatch(
                    c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    return plain
        && switch (claim) {
          case ZONEINFO -> ZoneId.getAvailableZoneIds().contains(typed);
          case LOCALE -> typed.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
          case BIRTHDATE -> typed.matches("[0-9]{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?");
          case PROFILE, PICTURE, WEBSITE ->
              PageLink.parse(typed).flatMap(PageLink::origin).isPresent();
          case NAME, GIVEN_NAME, MIDDLE_NAME, FAMILY_NAME, NICKNAME, PREFERRED_USERNAME, GENDER ->
              true;
        };
  }
}
