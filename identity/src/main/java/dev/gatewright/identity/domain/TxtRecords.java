package dev.gatewright.identity.domain;

import java.util.List;

/// Asks the DNS for texts (RFC 1035 §3.3.14). The name servers are the operator's; nothing that a
/// visitor types chooses one.
@FunctionalInterface
public interface TxtRecords {
  /// What stands at this name.
  Answer at(String name);

  /// What came of the question.
  sealed interface Answer {
    /// These stand there; none does where the name is not there either.
    record Found(List<String> texts) implements Answer {
      public Found {
        texts = List.copyOf(texts);
      }
    }

    /// No name server answered in time, or none knew: nothing can be said of the record.
    record Unanswered() implements Answer {}

    /// Nobody was asked, as too many ask at this moment: this says nothing of name servers either.
    record Busy() implements Answer {}
  }
}
