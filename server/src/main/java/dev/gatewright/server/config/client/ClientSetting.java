package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.Setting;
import dev.gatewright.server.config.yaml.SettingGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// One setting of a client, whole: its key, how its value is written, its default, what it means
/// and what it sets in the engine.
public final class ClientSetting<T> implements Setting<T> {
  private final Optional<SettingGroup> group;
  private final String name;
  private final Form<T> form;
  private final boolean own;
  private final Optional<Function<ClientBasis, T>> fallback;
  private final String shown;
  private final Optional<T> strict;
  private final String meaning;
  private final BiConsumer<ClientDraft, T> sets;

  private ClientSetting(Declaration<T> declaration) {
    group = declaration.list.group;
    name = declaration.name;
    form = declaration.form;
    own = declaration.own;
    fallback = declaration.fallback;
    shown = declaration.shown;
    strict = declaration.strict;
    meaning = declaration.meaning;
    sets = declaration.sets;
  }

  @Override
  public Optional<SettingGroup> group() {
    return group;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Form<T> form() {
    return form;
  }

  @Override
  public String shown() {
    return shown;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /// Whether only a client itself can say it: `client_defaults` and compat sets cannot.
  boolean isOwn() {
    return own;
  }

  /// What holds where nobody says anything; absent where that is nothing.
  Optional<T> fallback(ClientBasis basis) {
    return basis.strict() && strict.isPresent()
        ? strict
        : fallback.map(decide -> decide.apply(basis));
  }

  /// The only value under an issuer's `profile: strict`.
  Optional<T> strict() {
    return strict;
  }

  void set(ClientDraft draft, T value) {
    sets.accept(draft, value);
  }

  @Override
  public String toString() {
    return path();
  }

  /// Settings in the order of their declarations.
  static final class Declarations {
    private final Optional<SettingGroup> group;
    private final List<ClientSetting<?>> declared = new ArrayList<>();

    Declarations() {
      this.group = Optional.empty();
    }

    Declarations(SettingGroup group) {
      this.group = Optional.of(group);
    }

    <T> Declaration<T> setting(String name, Form<T> form) {
      return new Declaration<>(this, name, form);
    }

    List<ClientSetting<?>> all() {
      return List.copyOf(declared);
    }
  }

  /// One declaration, word by word; the last word is what the setting sets.
  static final class Declaration<T> {
    private final Declarations list;
    private final String name;
    private final Form<T> form;
    private boolean own;
    private Optional<Function<ClientBasis, T>> fallback = Optional.empty();
    private String shown = "none";
    private Optional<T> strict = Optional.empty();
    private String meaning = "";
    private BiConsumer<ClientDraft, T> sets = (draft, value) -> {};

    private Declaration(Declarations list, String name, Form<T> form) {
      this.list = list;
      this.name = name;
      this.form = form;
    }

    Declaration<T> own() {
      own = true;
      return this;
    }

    Declaration<T> fallback(T value) {
      var node = form.write(value);
      return fallback(basis -> value, node.isString() ? node.stringValue() : node.toString());
    }

    /// A default that the kind of client decides, and how documentation says it.
    Declaration<T> fallback(Function<ClientBasis, T> value, String said) {
      fallback = Optional.of(value);
      shown = said;
      return this;
    }

    Declaration<T> strict(T value) {
      strict = Optional.of(value);
      return this;
    }

    Declaration<T> means(String text) {
      meaning = text;
      return this;
    }

    ClientSetting<T> sets(BiConsumer<ClientDraft, T> setter) {
      sets = setter;
      var setting = new ClientSetting<>(this);
      list.declared.add(setting);
      return setting;
    }

    ClientSetting<T> sets(ClientOption<T> option) {
      return sets((draft, value) -> draft.client().option(option, value));
    }
  }
}
