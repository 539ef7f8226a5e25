// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsBrandingTexts`, as the server tells it. Later versions may tell more.
public record IssuerSettingsBrandingTexts(
    Optional<IssuerSettingsBrandingTextsEn> en,
    Optional<IssuerSettingsBrandingTextsDe> de,
    Optional<IssuerSettingsBrandingTextsFr> fr,
    Optional<IssuerSettingsBrandingTextsEs> es,
    Optional<IssuerSettingsBrandingTextsIt> it,
    Optional<IssuerSettingsBrandingTextsPtBR> ptBR,
    Optional<IssuerSettingsBrandingTextsPt> pt,
    Optional<IssuerSettingsBrandingTextsNl> nl,
    Optional<IssuerSettingsBrandingTextsPl> pl,
    Optional<IssuerSettingsBrandingTextsJa> ja,
    Optional<IssuerSettingsBrandingTextsZhHans> zhHans,
    Optional<IssuerSettingsBrandingTextsZh> zh,
    Optional<IssuerSettingsBrandingTextsHe> he,
    Optional<IssuerSettingsBrandingTextsAr> ar) {
  static IssuerSettingsBrandingTexts of(Members json) {
    return new IssuerSettingsBrandingTexts(
        json.optional("en", Readers.object(IssuerSettingsBrandingTextsEn::of)),
        json.optional("de", Readers.object(IssuerSettingsBrandingTextsDe::of)),
        json.optional("fr", Readers.object(IssuerSettingsBrandingTextsFr::of)),
        json.optional("es", Readers.object(IssuerSettingsBrandingTextsEs::of)),
        json.optional("it", Readers.object(IssuerSettingsBrandingTextsIt::of)),
        json.optional("pt-BR", Readers.object(IssuerSettingsBrandingTextsPtBR::of)),
        json.optional("pt", Readers.object(IssuerSettingsBrandingTextsPt::of)),
        json.optional("nl", Readers.object(IssuerSettingsBrandingTextsNl::of)),
        json.optional("pl", Readers.object(IssuerSettingsBrandingTextsPl::of)),
        json.optional("ja", Readers.object(IssuerSettingsBrandingTextsJa::of)),
        json.optional("zh-Hans", Readers.object(IssuerSettingsBrandingTextsZhHans::of)),
        json.optional("zh", Readers.object(IssuerSettingsBrandingTextsZh::of)),
        json.optional("he", Readers.object(IssuerSettingsBrandingTextsHe::of)),
        json.optional("ar", Readers.object(IssuerSettingsBrandingTextsAr::of)));
  }
}
