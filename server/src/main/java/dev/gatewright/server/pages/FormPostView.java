package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The answer to an application as a form that sends itself (OAuth 2.0 Form Post Response Mode §2).
/// Without JavaScript it has a button. The caller's policy must allow `action` in `form-action`.
public record FormPostView(PageLink action, Optional<String> clientName, List<HiddenField> fields) {
  public FormPostView {
    fields = List.copyOf(fields);
  }
}
